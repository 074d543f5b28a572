//! How recipients of notifications are reached.

use unic_langid::LanguageIdentifier;

use super::{Duration, Zone};

/// How recipients of notifications are reached, from `rules/delivery.yaml`.
///
/// ```
/// use referee::rules::Address;
/// use referee::{Loader, Source};
/// let rules = "
/// rules: tickets
/// fields: { email: email }
/// arrival: { fields: [email] }
/// recipients: [customer]
/// stages:
///   open: { timeout: { after: 1d, to: missed, notify: missed } }
///   closed: { outcomes: [missed] }
/// notifications:
///   missed: { to: customer }
/// ";
/// let delivery = "
/// from: Tickets <tickets@contoso.example>
/// recipients:
///   customer: { mail: { field: email } }
/// ";
/// let files = [Source::new("tickets.yaml", rules), Source::new("delivery.yaml", delivery)];
/// let (referee, _) = Loader::rules(files).load_valid()?;
/// let delivery = referee.rulebook().delivery().expect("there is one");
/// let customer = delivery.reach("customer").expect("it is there");
/// assert!(matches!(customer.mail, Some(Address::Of(_))));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct DeliveryRules {
    /// The sender of mails, such as `Leads <leads@contoso.example>`; required if there are mails.
    pub from: Option<Box<str>>,
    /// Where a lead has the account whose entries of the directory are used; `None` if there is only one account.
    pub account: Option<ValueOf>,
    /// The language of recipients without their own; English if there is none.
    pub locale: Option<LanguageIdentifier>,
    /// The time zone of recipients without their own.
    pub zone: Zone,
    /// How long attempts to send are kept.
    pub keep: Duration,
    pub(super) recipients: Box<[(Box<str>, Reach)]>,
}

/// How a recipient is reached.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Reach {
    /// The address of mails; `None` if there are none.
    pub mail: Option<Address>,
    /// Whether webhooks are called.
    pub webhook: bool,
    /// The language, if it is not that of the file or the directory.
    pub locale: Option<Setting<LanguageIdentifier>>,
    /// The time zone, if it is not that of the file or the directory.
    pub zone: Option<Setting<Zone>>,
}

/// The address of mails to a recipient.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Address {
    /// A fixed address, perhaps with a name.
    Fixed(Box<str>),
    /// A value of the lead.
    Of(ValueOf),
    /// The entries of the directory for the account of the lead.
    Directory,
}

/// A fixed value, or a value of the lead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Setting<T> {
    /// A fixed value.
    Fixed(T),
    /// A value of the lead.
    Of(ValueOf),
}

/// Where a lead has a value, in each rule set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ValueOf {
    /// In a field.
    Field(Box<str>),
    /// In a fact.
    Fact(Box<str>),
}

impl DeliveryRules {
    /// How a recipient is reached.
    pub fn reach(&self, recipient: &str) -> Option<&Reach> {
        self.recipients.iter().find(|(known, _)| **known == *recipient).map(|(_, reach)| reach)
    }

    /// All recipients, in the order of the file.
    pub fn recipients(&self) -> impl ExactSizeIterator<Item = (&str, &Reach)> {
        self.recipients.iter().map(|(name, reach)| (&**name, reach))
    }
}

/// The name and the address of a mailbox such as `Leads <leads@contoso.example>`. The name is empty if there is none.
/// `None` if it is not a mailbox.
///
/// ```
/// use referee::rules::mailbox;
/// assert_eq!(mailbox("a@contoso.example"), Some(("", "a@contoso.example")));
/// assert_eq!(mailbox("Leads <a@contoso.example>"), Some(("Leads", "a@contoso.example")));
/// assert_eq!(mailbox("Leads a@contoso.example"), None);
/// ```
pub fn mailbox(text: &str) -> Option<(&str, &str)> {
    let (name, address) = match text.strip_suffix('>') {
        Some(rest) => rest.rsplit_once('<')?,
        None => ("", text),
    };
    let name = name.trim();
    let plain = |c: char| !c.is_control() && !"<>\"\\".contains(c);
    (is_email(address) && !address.contains(['<', '>']) && name.chars().all(plain)).then_some((name, address))
}

/// Exactly one `@`, text before it, a dot inside the text after it, and no spaces.
pub(crate) fn is_email(text: &str) -> bool {
    let Some((local, domain)) = text.split_once('@') else { return false };
    let mut labels = domain.as_bytes().split(|byte| *byte == b'.');
    !local.is_empty()
        && domain.bytes().any(|byte| byte == b'.')
        && labels.all(|label| !label.is_empty() && !label.contains(&b'@'))
        && text.len() <= 254
        && (text.bytes().all(|byte| byte.is_ascii_graphic())
            || !text.contains(|c: char| c.is_whitespace() || c.is_control()))
}
