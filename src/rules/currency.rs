use std::fmt;

use crate::fault::fault;

/// The currencies of ISO 4217 (list one), and those withdrawn since 2017, which older logs may contain; sorted.
const CODES: &[u8] = b"\
    AEDAFNALLAMDANGAOAARSAUDAWGAZNBAMBBDBDTBGNBHDBIFBMDBNDBOBBOVBRLBSDBTNBWPBYNBZDCADCDFCHECHFCHWCLFCLPCNYCOPCOUCRCCUC\
    CUPCVECZKDJFDKKDOPDZDEGPERNETBEURFJDFKPGBPGELGHSGIPGMDGNFGTQGYDHKDHNLHRKHTGHUFIDRILSINRIQDIRRISKJMDJODJPYKESKGSKHR\
    KMFKPWKRWKWDKYDKZTLAKLBPLKRLRDLSLLYDMADMDLMGAMKDMMKMNTMOPMROMRUMURMVRMWKMXNMXVMYRMZNNADNGNNIONOKNPRNZDOMRPABPENPGK\
    PHPPKRPLNPYGQARRONRSDRUBRWFSARSBDSCRSDGSEKSGDSHPSLESLLSOSSRDSSPSTDSTNSVCSYPSZLTHBTJSTMTTNDTOPTRYTTDTWDTZSUAHUGXUSD\
    USNUYIUYUUYWUZSVEDVEFVESVNDVUVWSTXAFXCDXCGXOFXPFYERZARZMWZWGZWL";

/// A currency of ISO 4217.
///
/// ```
/// use referee::rules::Currency;
/// assert_eq!(Currency::new("TWD").map(Currency::code), Some("TWD"));
/// assert_eq!(Currency::new("XYZ"), None);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency(u8);

impl Currency {
    /// The number of currencies.
    pub(crate) const COUNT: usize = CODES.len() / 3;

    /// All currencies, by their codes.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..=u8::MAX).take(Self::COUNT).map(Self)
    }

    /// The currency with a code such as `EUR`; `None` if ISO 4217 does not have it.
    ///
    /// ```
    /// use referee::rules::Currency;
    /// assert!(Currency::new("EUR").is_some());
    /// assert!(Currency::new("eur").is_none());
    /// ```
    pub fn new(code: &str) -> Option<Self> {
        let number = CODES.as_chunks::<3>().0.binary_search(code.as_bytes().try_into().ok()?).ok()?;
        u8::try_from(number).ok().map(Self)
    }

    /// The code.
    pub fn code(self) -> &'static str {
        let code = CODES.chunks(3).nth(usize::from(self.0)).and_then(|code| std::str::from_utf8(code).ok());
        code.unwrap_or_else(|| fault("an unknown currency number"))
    }

    /// The number of the currency, under [`Self::COUNT`].
    pub(crate) fn number(self) -> usize {
        usize::from(self.0)
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}
