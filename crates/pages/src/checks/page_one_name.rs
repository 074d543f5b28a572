use referee::diagnostic::check;

check! {
/// A page gives several outcomes or actions one name.
///
/// Readers cannot tell which of them is meant.
///
/// ```diff md
///   ---
///   locale: ru
///   rules: "2017"
///   ---
///   ### <a name="new-referrals"></a>Новая
///
///   * **Нет, спасибо**: Лид отправляется в архив со статусом «**Пропущенная**».
/// - * Срок: 72 часа без ответа. Лид отправляется в архив со статусом «**Пропущенная**».
/// + * Срок: 72 часа без ответа. Лид отправляется в архив со статусом «**Без ответа**».
/// ```
    PAGE_ONE_NAME: Warning in Pages, "page-one-name"
}
