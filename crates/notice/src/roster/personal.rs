//! Numbers a roster must not keep (domain.md: personal data): recognised, dropped, never repeated.

/// Whether this is an ID-card number: 18 characters whose last one checks, by GB 11643.
pub(super) fn is_id_card(text: &str) -> bool {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    const CHECK: &[u8; 11] = b"10X98765432";
    let bytes: Vec<u8> = text
        .bytes()
        .filter(|b| !b.is_ascii_whitespace())
        .map(|b| b.to_ascii_uppercase())
        .collect();
    let [body @ .., last] = bytes.as_slice() else {
        return false;
    };
    if body.len() != 17 || !body.iter().all(u8::is_ascii_digit) {
        return false;
    }
    let sum: u32 = body
        .iter()
        .zip(WEIGHTS)
        .map(|(digit, weight)| u32::from(digit - b'0') * weight)
        .sum();
    CHECK.get((sum % 11) as usize) == Some(last)
}

/// Whether this looks like a mobile phone number.
pub(super) fn is_phone(text: &str) -> bool {
    let digits: Vec<u8> = text.bytes().filter(|b| !matches!(b, b' ' | b'-')).collect();
    digits.len() == 11
        && digits.iter().all(u8::is_ascii_digit)
        && digits[0] == b'1'
        && digits[1] >= b'3'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_card_number_is_known_by_its_check_digit() {
        assert!(is_id_card("11010519491231002X") && is_id_card("11010519491231002x"));
        for text in ["110105194912310021", "1101051949123100", "99990001", ""] {
            assert!(!is_id_card(text), "{text}");
        }
    }

    #[test]
    fn a_mobile_number_has_eleven_digits_and_begins_with_13_to_19() {
        assert!(is_phone("138 0000 0000"));
        assert!(!is_phone("99992300001") && !is_phone("12345678901"));
    }
}
