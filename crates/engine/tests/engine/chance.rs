//! What chance is let loose on, tried on a few examples; `fuzz/` tries the same for as long as is wanted.

mod asked;
mod bytes;

use proptest::prelude::*;

proptest! {
    #[test]
    fn any_text_is_an_address_and_a_search(text in any::<String>()) {
        asked::ask(&text);
    }

    #[test]
    fn any_bytes_are_refused_or_a_corpus(input in prop::collection::vec(any::<u8>(), 0..400)) {
        bytes::decode(&input);
    }
}
