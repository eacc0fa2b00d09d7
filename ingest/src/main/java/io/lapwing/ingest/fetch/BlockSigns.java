package io.lapwing.ingest.fetch;

import io.lapwing.ingest.fetch.BlockPage.Kind;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// What gives block pages away, in English and Chinese. All texts are matched in lower case.
final class BlockSigns {
    private record Sign(Kind kind, Pattern pattern) {}

    /// Traces of the makers of such pages that ordinary pages do not carry, even behind the same makers.
    private static final List<Sign> MARKUP = List.of(sign(
            Kind.CHALLENGE,
            "_cf_chl_opt|captcha-delivery\\.com|px-captcha|_incapsula_resource|/_sec/cp_challenge"
                    + "|awswafcookiedomainlist|acw_sc__v2|sucuri_cloudproxy|anubis_challenge|ddos-guard/js-challenge"));

    private static final List<Sign> TITLE = List.of(
            sign(
                    Kind.CHALLENGE,
                    "^just a moment|checking your browser|^ddos-guard|pardon our interruption|^one more step"
                            + "|verifying you are human|not a bot|robot check|are you a robot|请稍候|請稍候"),
            sign(Kind.CAPTCHA, "captcha|(?:安全|人机|人機|滑动|滑動|身份)(?:验证|驗證)|验证码|驗證碼"),
            sign(Kind.CONSENT, "^before you continue|cookie consent"),
            sign(
                    Kind.DENIED,
                    "attention required! \\| cloudflare|access (?:is )?denied|request (?:blocked|rejected)"
                            + "|(?:访问|訪問|存取)(?:被|遭|已被)?(?:拒绝|拒絕|拒|阻断|阻斷|拦截|攔截|受限)|(?:拒绝|拒絕|禁止)(?:访问|訪問|存取)"),
            sign(
                    Kind.LOGIN,
                    "^(?:please )?(?:log|sign) ?[- ]?in\\b|\\b(?:log|sign)[- ]?in$"
                            + "|^(?:用户|用戶|会员|會員|账号|帳號|统一|統一)?(?:登录|登錄|登入)|(?:登录|登錄|登入)(?:页面|頁面)?$"));

    private static final List<Sign> TEXT = List.of(
            sign(
                    Kind.CHALLENGE,
                    "checking (?:if the site connection is secure|your browser)|verif(?:y|ying) (?:that )?you are (?:a"
                            + " )?human|making sure you're not a bot|performing security verification"),
            sign(
                    Kind.CAPTCHA,
                    "captcha|(?:not|aren't|are) a robot|unusual traffic from your"
                            + "|(?:输入|輸入|填写|填寫)(?:图片|圖片|图形|圖形)?(?:中的)?(?:验证码|驗證碼)|(?:人机|人機|安全)(?:验证|驗證)"
                            + "|(?:拖动|拖動|滑动|滑動)(?:下方|下面)?(?:滑块|滑塊)|完成(?:下方|下列)?(?:验证|驗證)"),
            sign(Kind.CONSENT, "before you continue to|(?:accept|agree to) (?:all )?cookies (?:and|to) continue"),
            sign(
                    Kind.DENIED,
                    "access (?:to this (?:page|site|resource|website) (?:has been|is) )?denied|you have been blocked"
                            + "|request (?:has been |was )?(?:blocked|rejected)|error code: 10(?:05|06|09|10|15|20)"
                            + "|(?:访问|訪問|请求|請求|存取)(?:已)?(?:被|遭|受)?(?:拒绝|拒絕|拒|阻断|阻斷|拦截|攔截|屏蔽|限制)"
                            + "|(?:拒绝|拒絕|禁止)(?:您的)?(?:访问|訪問|存取)|(?:访问|訪問|操作)(?:过于|過於)?(?:频繁|頻繁)|(?:异常|異常)(?:流量|访问|訪問)"
                            + "|(?:访问|訪問)(?:行为|行為)?(?:存在|出现|出現)?(?:异常|異常)"),
            sign(
                    Kind.SCRIPT,
                    "(?:enable|turn on|activate|switch on) (?:your |the )?(?:java ?script|js\\b)|java ?script"
                            + " (?:is|has been|must be) ?(?:disabled|required|not enabled|enabled|turned off)|requires?"
                            + " java ?script|(?:启用|啟用|开启|開啟|打开|打開|允许|允許|支持|支援)[^。]{0,8}java ?script"),
            sign(Kind.LOGIN, "(?:请|請)(?:先)?(?:登录|登錄|登入)(?:后|後)?|you (?:must|need to) (?:log|sign) ?in"));

    /// Boxes that ask for a click or a riddle; on a long page they may belong to a comment form.
    private static final List<Sign> WIDGETS = List.of(sign(Kind.CAPTCHA, "g-recaptcha|h-captcha|cf-turnstile|geetest"));

    private static final List<Sign> ADDRESS = List.of(
            sign(Kind.CONSENT, "(?:^|[/.])(?:consent|cookie-?wall)(?:[/.]|$)"),
            sign(Kind.LOGIN, "(?:^|[/.])(?:log[-_]?in|sign[-_]?in|logon|sso|passport|oauth2?|auth|cas)(?:[/.]|$)"),
            sign(Kind.CAPTCHA, "(?:^|[/.])(?:captcha|antispider|verify|punish)(?:[/.]|$)"));

    private BlockSigns() {}

    static Optional<Kind> inMarkup(String markup) {
        return find(MARKUP, markup);
    }

    static Optional<Kind> inTitle(String title) {
        return title.isEmpty() ? Optional.empty() : find(TITLE, title);
    }

    static Optional<Kind> inAddress(URI address) {
        return find(ADDRESS, (address.getHost() + "/" + address.getPath()).toLowerCase(Locale.ROOT));
    }

    /// @param text visible text of a short page
    /// @param markup the page as it came
    static Optional<Kind> inText(String text, String markup) {
        return find(WIDGETS, markup).or(() -> find(TEXT, text));
    }

    private static Optional<Kind> find(List<Sign> signs, String where) {
        return signs.stream()
                .filter(sign -> sign.pattern().matcher(where).find())
                .map(Sign::kind)
                .findFirst();
    }

    private static Sign sign(Kind kind, String pattern) {
        return new Sign(kind, Pattern.compile(pattern));
    }
}
