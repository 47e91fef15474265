//! JSON as text: what an answer needs of it.

/// What is written as JSON.
pub(crate) trait Json {
    fn write(&self, out: &mut String);
}

/// Records, written as objects with the fields given here, in that order.
macro_rules! objects {
    ($($name:ident { $($field:ident),+ $(,)? })+) => {
        $(impl $crate::json::Json for $name {
            fn write(&self, out: &mut String) {
                let fields: &[(&str, &dyn $crate::json::Json)] = &[$((stringify!($field), &self.$field)),+];
                $crate::json::write_object(fields, out);
            }
        })+
    };
}
pub(crate) use objects;

pub(crate) fn write_object(fields: &[(&str, &dyn Json)], out: &mut String) {
    write_all('{', '}', fields.len(), out, &|at, out| {
        let (name, value) = fields[at];
        write_text(name, out);
        out.push(':');
        value.write(out);
    });
}

fn write_all(open: char, close: char, n: usize, out: &mut String, write: &dyn Fn(usize, &mut String)) {
    out.push(open);
    for at in 0..n {
        if at > 0 {
            out.push(',');
        }
        write(at, out);
    }
    out.push(close);
}

impl Json for u32 {
    fn write(&self, out: &mut String) {
        out.push_str(&self.to_string());
    }
}

impl Json for &str {
    fn write(&self, out: &mut String) {
        write_text(self, out);
    }
}

impl Json for String {
    fn write(&self, out: &mut String) {
        write_text(self, out);
    }
}

impl<T: Json> Json for Vec<T> {
    fn write(&self, out: &mut String) {
        write_all('[', ']', self.len(), out, &|at, out| self[at].write(out));
    }
}

impl<T: Json> Json for Option<T> {
    fn write(&self, out: &mut String) {
        match self {
            Some(value) => value.write(out),
            None => out.push_str("null"),
        }
    }
}

fn write_text(text: &str, out: &mut String) {
    out.push('"');
    for letter in text.chars() {
        let short = match letter {
            '"' | '\\' => letter,
            '\n' => 'n',
            '\r' => 'r',
            '\t' => 't',
            '\u{8}' => 'b',
            '\u{C}' => 'f',
            '\0'..='\u{1F}' => {
                out.push_str(if letter < '\u{10}' { "\\u000" } else { "\\u001" });
                out.extend(char::from_digit(u32::from(letter) & 15, 16));
                continue;
            }
            _ => {
                out.push(letter);
                continue;
            }
        };
        out.extend(['\\', short]);
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn json(value: &impl Json) -> String {
        let mut out = String::new();
        value.write(&mut out);
        out
    }

    proptest! {
        #[test]
        fn values_are_written_as_serde_writes_them(list in prop::collection::vec(prop::option::of(".{0,20}"), 0..4), number in any::<u32>()) {
            prop_assert_eq!(json(&list), serde_json::to_string(&list).expect("plain data"));
            prop_assert_eq!(json(&number), number.to_string());
        }
    }

    #[test]
    fn letters_that_are_not_seen_are_escaped_as_serde_escapes_them() {
        let all: String = ('\0'..='\u{A0}').chain(['\u{2028}', 'я', '\u{1F600}']).collect();
        assert_eq!(json(&all), serde_json::to_string(&all).expect("plain data"));
    }
}
