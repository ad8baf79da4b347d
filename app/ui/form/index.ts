export { Checkboxes, Radios, Select, type Choice } from './choice'
export { DateField, dateFrom } from './date'
export { Field, FieldGroup, type FieldProps } from './field'
export { TextArea, TextField } from './text'
