import { randomInt } from 'node:crypto'
import type { PhrasePair } from '~machines/kit/facts'
import type { Language } from '~machines/kit/words'

/** Plain things that are hard to mishear on a bad line; no two of a language sound alike. */
const words: Readonly<Record<Language, readonly string[]>> = {
  en: list(
    'anchor apple arrow autumn barley basket beacon birch blanket bottle branch bridge bronze button candle',
    'canyon carpet castle cedar cherry chimney circle cloud clover cobble compass copper cotton cradle',
    'crystal desert dolphin donkey eagle ember falcon feather ferry forest fountain garden garlic glacier',
    'granite hammer harbour hazel helmet island ivory jacket kettle ladder lagoon lantern lemon linen lobster',
    'maple marble meadow mirror mountain nettle northern olive orchard oyster paper parrot pebble pepper',
    'pigeon pillow planet pocket pumpkin quarry rabbit ribbon river saddle salmon silver spider spring summer',
    'temple thunder timber tunnel turtle valley velvet violin walnut willow window winter',
  ),
  fr: list(
    'abeille abricot agneau aiguille alouette amande ancre argent armoire avoine balance balcon barque bateau',
    'bouleau bougie boussole branche brouillard buisson cabane cadran canard caravane carotte cascade cerise',
    'chapeau charbon chemin cheval chouette citron clairon cloche colline colombe corail corbeau coton cuivre',
    'cygne dauphin dentelle diamant domaine dragon écharpe écluse église érable escalier étoile falaise',
    'faucon fenêtre ficelle fontaine forêt fougère framboise galet girafe givre granit grenier griotte hameau',
    'hermine hibou horloge jardin jonquille lanterne lavande lézard lilas loutre marbre marteau mésange',
    'miroir montagne moulin muguet nacelle noisette orage orchidée pivoine planète plume prairie rivière',
    'roseau sapin tambour tilleul tonnerre tulipe vallée violon',
  ),
  ru: list(
    'абрикос август апельсин арбуз балкон барабан барсук башня берёза билет ботинок букет ветер вишня воробей',
    'ворота гитара глобус голубь гранит гроза груша дельфин деревня дождь дорога дуб ежевика жемчуг журавль',
    'заяц зеркало зима золото изумруд индюк камень капуста карета каштан кедр ключ клён книга ковёр колокол',
    'компас конверт корабль корзина кофта крыжовник ландыш лебедь лестница лимон лиса лодка лопата лыжи',
    'малина маяк медведь мельница молоток море мост муравей облако огурец озеро олень орех осень остров парус',
    'пекарь перо песок пирог подкова поле пчела радуга ракета ракушка река ромашка роща сапог скворец снегирь',
    'сокол сосна тополь туман тыква утюг фонарь черешня яблоко якорь',
  ),
}

/** A fresh pair: two words to say, three to hear, so that a guess is right less than once in eight hundred thousand calls. */
export function phrasePair(language: Language): PhrasePair {
  const drawn = draw(words[language], 5)
  return { say: drawn.slice(0, 2).join(' '), hear: drawn.slice(2).join(' ') }
}

/** Different words, each equally likely. */
function draw(from: readonly string[], count: number): string[] {
  const left = [...from]
  return Array.from({ length: count }, () => left.splice(randomInt(left.length), 1)[0]!)
}

function list(...lines: readonly string[]): readonly string[] {
  return lines.join(' ').split(' ')
}
