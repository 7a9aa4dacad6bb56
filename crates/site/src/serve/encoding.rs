//! Which precompressed form a reader gets, by its `Accept-Encoding` (RFC 9110, 12.5.3).

/// A form a file may lie in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Encoding {
    /// Brotli, in `<file>.br`.
    Brotli,
    /// gzip, in `<file>.gz`.
    Gzip,
}

impl Encoding {
    /// The best first.
    pub(super) const ALL: [Encoding; 2] = [Encoding::Brotli, Encoding::Gzip];

    /// What is added to the name of the file.
    pub(super) fn extension(self) -> &'static str {
        match self {
            Encoding::Brotli => "br",
            Encoding::Gzip => "gz",
        }
    }

    /// Its name in headers.
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Encoding::Brotli => "br",
            Encoding::Gzip => "gzip",
        }
    }
}

/// The encodings a reader takes, the one it likes best first, ours first where it does not mind.
pub(super) fn accepted(header: &str) -> Vec<Encoding> {
    let mut accepted: Vec<_> =
        Encoding::ALL.into_iter().map(|encoding| (weight(header, encoding.as_str()), encoding)).collect();
    accepted.retain(|(weight, _)| *weight > 0);
    // The sort is stable, so equal weights keep our order.
    accepted.sort_by_key(|(weight, _)| std::cmp::Reverse(*weight));
    accepted.into_iter().map(|(_, encoding)| encoding).collect()
}

/// The weight the header gives to a name, in thousandths; 0 is a refusal.
fn weight(header: &str, name: &str) -> u32 {
    let mut any = 0;
    for choice in header.split(',') {
        let mut parts = choice.split(';').map(str::trim);
        let coding = parts.next().unwrap_or_default();
        let quality = parts.find_map(|part| part.strip_prefix("q=").or_else(|| part.strip_prefix("Q=")));
        let quality = quality.map_or(1.0, |quality| quality.trim().parse::<f32>().unwrap_or(0.0));
        let weight = (quality.clamp(0.0, 1.0) * 1000.0) as u32;
        if coding.eq_ignore_ascii_case(name) {
            return weight;
        }
        if coding == "*" {
            any = weight;
        }
    }
    any
}

#[cfg(test)]
mod tests {
    use super::Encoding::{Brotli, Gzip};
    use super::*;

    #[test]
    fn the_reader_chooses_and_brotli_wins_a_draw() {
        for (header, expected) in [
            ("gzip, deflate, br", &[Brotli, Gzip][..]),
            ("br;q=0.5, gzip", &[Gzip, Brotli]),
            ("gzip", &[Gzip]),
            ("GZIP;q=0", &[]),
            ("*", &[Brotli, Gzip]),
            ("*;q=0.1, br;q=0", &[Gzip]),
            ("identity", &[]),
            ("", &[]),
            ("br;q=nonsense,;;,", &[]),
        ] {
            assert_eq!(accepted(header), expected, "{header}");
        }
    }
}
