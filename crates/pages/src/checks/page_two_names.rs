use referee::diagnostic::check;

check! {
/// A page calls one thing by two names.
///
/// Readers take it for two. Endings and case do not matter.
///
/// ```diff md
///   ---
///   locale: zh-TW
///   rules: "2017"
///   ---
///   ### <a name="new-referrals"></a>新
///
///   * 逾期未回應（期限：72 小時）。商機會封存為「**已錯過**」。
///
///   ### <a name="archived-referrals"></a>已封存
///
/// - **已成交、未成交、已略過、已錯誤、已拒絕、已過期**
/// + **已成交、未成交、已略過、已錯過、已拒絕、已過期**
/// ```
    PAGE_TWO_NAMES: Warning in Pages, "page-two-names"
}
