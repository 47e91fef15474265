//! The language of a text that does not say which.
//!
//! What `whatlang` finds counts only where it can know: of a text in a language that it does not have it names a relation
//! (Kazakh is "Belarusian", Icelandic "Welsh"). So it is asked for languages with many readers, and the text must be written
//! in the letters of the one that it names.

use whatlang::{Lang, detect};

/// Languages with their tags and the letters that they are written in besides those of [`basic`], in small letters.
const LANGUAGES: [(Lang, &str, &str); 20] = [
    (Lang::Eng, "en", "éèêëïôöüçñàâœæ"),
    (Lang::Deu, "de", "äöüßé"),
    (Lang::Fra, "fr", "éèêëàâîïôùûüçœæÿ"),
    (Lang::Spa, "es", "áéíóúüñ"),
    (Lang::Ita, "it", "àèéìíîòóùú"),
    (Lang::Por, "pt", "áàâãéêíóôõúüç"),
    (Lang::Nld, "nl", "éëïóöüèáíú"),
    (Lang::Pol, "pl", "ąćęłńóśźż"),
    (Lang::Tur, "tr", "çğıöşüâîûi̇"),
    (Lang::Rus, "ru", "абвгдежзийклмнопрстуфхцчшщъыьэюяё"),
    (Lang::Ukr, "uk", "абвгдежзийклмнопрстуфхцчшщьюяіїєґ’"),
    (Lang::Bul, "bg", "абвгдежзийклмнопрстуфхцчшщъьюя"),
    (Lang::Ell, "el", "αβγδεζηθικλμνξοπρστυφχψωςάέήίόύώϊϋΐΰ"),
    (Lang::Heb, "he", "אבגדהוזחטיכלמנסעפצקרשתךםןףץ"),
    (Lang::Ara, "ar", "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي"),
    (Lang::Pes, "fa", "ءآأؤئابپتثجچحخدذرزژسشصضطظعغفقکكگلمنهوىیيۀة"),
    (Lang::Kor, "ko", ""),
    (Lang::Jpn, "ja", ""),
    (Lang::Cmn, "zh", ""),
    (Lang::Hin, "hi", ""),
];

/// One letter of so many may be of another alphabet, besides names.
const FOREIGN: usize = 100;

/// The tag of the language in BCP 47; `None` where there is doubt.
pub(super) fn language(text: &str) -> Option<&'static str> {
    let found = detect(text).filter(whatlang::Info::is_reliable)?;
    let (_, tag, letters) = LANGUAGES.iter().find(|(language, ..)| *language == found.lang())?;
    // Those of these languages are of no alphabet, or have one that no other text has.
    if letters.is_empty() {
        return Some(tag);
    }
    let is_own = |letter: char| letters.contains(letter) || (basic(tag) && letter.is_ascii());
    let is_mark = |letter: char| ('\u{64b}'..='\u{670}').contains(&letter);
    let (mut n_own, mut n_foreign) = (0, 0);
    for word in text.split(|letter: char| !letter.is_alphabetic()) {
        // A name may be in letters of its own, and so may a word in another script.
        let is_name = word.starts_with(char::is_uppercase) || !word.contains(is_own);
        let n = word.chars().filter(|letter| is_own(*letter)).count();
        n_own += n;
        n_foreign += if is_name { 0 } else { word.chars().filter(|it| !is_own(*it) && !is_mark(*it)).count() };
    }
    (n_foreign * FOREIGN <= n_own).then_some(tag)
}

/// Whether a language is written in Latin letters.
fn basic(tag: &str) -> bool {
    matches!(tag, "en" | "de" | "fr" | "es" | "it" | "pt" | "nl" | "pl" | "tr")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<&str>) {
        assert_eq!(language(text), expected, "{text}");
    }

    #[test]
    fn a_language_is_named_where_there_is_little_doubt() {
        check("The new bridge was opened in May, and the ferry will run until September.", Some("en"));
        check("Die neue Brücke wurde im Mai eröffnet, und die Fähre fährt noch bis September.", Some("de"));
        check("Le nouveau pont a été ouvert en mai, et le bac circulera jusqu’en septembre.", Some("fr"));
        check("Новый мост был открыт в мае, а паром IKEA будет ходить до сентября.", Some("ru"));
        check("Новий міст відкрили у травні, а пором ходитиме до вересня, бо так вирішила рада.", Some("uk"));
        check("新桥在五月开通，渡船将运行到九月。", Some("zh"));
        check("新しい橋は五月に開通し、渡し船は九月まで運航する。", Some("ja"));
        check("새 다리는 오월에 개통되었고 나룻배는 구월까지 운행한다.", Some("ko"));
        check("افتتح الجسر الجديد في مايو، وستبقى العبارة تعمل حتى سبتمبر من هذا العام.", Some("ar"));
        check("הגשר החדש נפתח במאי, והמעבורת תפעל עד ספטמבר כפי שהחליטה המועצה.", Some("he"));
    }

    #[test]
    fn names_may_have_letters_of_their_own() {
        check(
            "The talks of Kılıçdaroğlu, Erdoğan and Łukasz with Nazarbayev (Назарбаев) will go on in May.",
            Some("en"),
        );
        check(
            "Die Gespräche zwischen Kaczyński und Wałęsa in Łódź gehen im Mai weiter, sagte der Sprecher.",
            Some("de"),
        );
    }

    #[test]
    fn of_a_language_that_is_not_known_nothing_is_said() {
        // Kazakh, Kyrgyz, Mongolian, Icelandic, Welsh: relations of theirs are known, or they are not asked for.
        check("Жаңа көпір мамырда ашылды, ал ескі паром қыркүйекке дейін жүреді деп хабарлады кеңес.", None);
        check("Жаңы көпүрө майда ачылды, ал эми эски паром сентябрга чейин жүрөт деп билдирди кеңеш.", None);
        check("Шинэ гүүр тавдугаар сард нээгдсэн бөгөөд хуучин гатлага онгоц есдүгээр сар хүртэл явна.", None);
        check("Nýja brúin var opnuð í maí og gamla ferjan mun ganga fram í september eins og ráðið ákvað.", None);
        check("Agorwyd y bont newydd ym mis Mai, a bydd yr hen fferi yn rhedeg tan fis Medi eleni.", None);
        check("14 + 15", None);
        check("Astana", None);
        check("", None);
    }
}
