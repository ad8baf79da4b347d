export { Checkboxes, Radios, Select, type Choice } from './choice'
export { DateField, dateFrom } from './date'
export { FileField } from './file'
export { TextArea, TextField } from './text'
