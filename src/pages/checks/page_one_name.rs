use crate::diagnostic::check;

check! {
/// A page gives several outcomes or actions one name.
///
/// Readers cannot tell which of them is meant.
///
/// Wrong:
/// ```md
/// ---
/// locale: ru
/// rules: "2017"
/// ---
/// ### <a name="new-referrals"></a>Новая
///
/// * **Нет, спасибо**: Лид помещается в архив с итогом «**Пропущенная**».
/// * Срок: 72 часа без ответа. Лид помещается в архив с итогом «**Пропущенная**».
/// ```
/// Right:
/// ```md
/// ---
/// locale: ru
/// rules: "2017"
/// ---
/// ### <a name="new-referrals"></a>Новая
///
/// * **Нет, спасибо**: Лид помещается в архив с итогом «**Пропущенная**».
/// * Срок: 72 часа без ответа. Лид помещается в архив с итогом «**Без ответа**».
/// ```
    PAGE_ONE_NAME: Warning in Pages, "page-one-name"
}
