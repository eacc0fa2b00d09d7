package io.lapwing.ingest.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lapwing.ingest.fetch.BlockPage.Kind;
import java.net.URI;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Pages modelled on what stands in the way of feeds on the open web; sample data.
class BlockPageTest {
    private static final URI ASKED = URI.create("https://news.example/feed");
    private static final String LONG = "<p>" + "An ordinary sentence of an ordinary article. ".repeat(200) + "</p>";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CHALLENGE | <html><head><title>Just a moment...</title></head><body></body></html>",
                "CHALLENGE | <html lang='zh'><head><title>请稍候…</title></head><body></body></html>",
                "CHALLENGE | <html><title>x</title><script>window._cf_chl_opt={cvId:'3'};</script></html>",
                "CHALLENGE | <html><head><title>DDoS-Guard</title></head><body>Checking your browser</body></html>",
                "CHALLENGE | <html><script src='https://ct.captcha-delivery.com/c.js'></script></html>",
                "CHALLENGE | <html><script>var arg1='05';setCookie('acw_sc__v2',x)</script></html>",
                "CHALLENGE | <html><body><p>Verify you are human by completing the action below.</p></body></html>",
                "CAPTCHA | <html><body><form><div class='g-recaptcha' data-sitekey='k'></div></form></body></html>",
                "CAPTCHA | <html><body><div class='h-captcha'></div>Please solve</body></html>",
                "CAPTCHA | <html><head><title>百度安全验证</title></head><body></body></html>",
                "CAPTCHA | <html><body>请输入图片中的验证码以继续访问</body></html>",
                "CAPTCHA | <html><body>請輸入驗證碼</body></html>",
                "CAPTCHA | <html><body>为了您的账号安全，请拖动滑块完成验证</body></html>",
                "CAPTCHA | <html><body>Our systems have detected unusual traffic from your computer"
                        + " network.</body></html>",
                "LOGIN | <html><head><title>Log in &#124; Sample Times</title></head><body></body></html>",
                "LOGIN | <html><head><title>Sign in</title></head><body></body></html>",
                "LOGIN | <html><head><title>用户登录</title></head><body></body></html>",
                "LOGIN | <html><head><title>範例時報－登入</title></head><body></body></html>",
                "LOGIN | <html><body><form>Name <input name=n> Password <input type=password></form></body></html>",
                "LOGIN | <html><body><div>请先登录后再查看</div></body></html>",
                "CONSENT | <html><head><title>Before you continue to Sample Video</title></head></html>",
                "DENIED | <HTML><HEAD><TITLE>Access Denied</TITLE></HEAD><BODY>You don't have permission</BODY></HTML>",
                "DENIED | <html><head><title>Attention Required! &#124;"
                        + " Cloudflare</title></head><body>Sorry</body></html>",
                "DENIED | <html><body><h2>Sorry, you have been blocked</h2></body></html>",
                "DENIED | error code: 1020",
                "DENIED | <html><head><title>405</title></head><body>很抱歉，由于您访问的URL有可能对网站造成安全威胁，您的访问被阻断。</body></html>",
                "DENIED | <html><body>您的访问过于频繁，请稍后再试</body></html>",
                "DENIED | <html><body>抱歉，您的請求已被拒絕</body></html>",
                "SCRIPT | <html><body><noscript>You need to enable JavaScript to run this"
                        + " app.</noscript></body></html>",
                "SCRIPT | <html><body>Please turn on JavaScript and reload the page.</body></html>",
                "SCRIPT | <html><body>JavaScript is required to view this site</body></html>",
                "SCRIPT | <html><body>请启用浏览器的 JavaScript 后刷新页面</body></html>",
            })
    void tell_blockPages_namesWhatTheyWant(Kind kind, String page) {
        assertThat(tell(page, ASKED)).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "LOGIN | https://news.example/login?next=/feed",
                "LOGIN | https://sso.news.example/start",
                "LOGIN | https://passport.news.example/visitor",
                "LOGIN | https://news.example/users/sign_in",
                "CONSENT | https://consent.news.example/collect?session=1",
                "CAPTCHA | https://news.example/antispider/?from=feed",
            })
    void tell_pageThatARedirectLedTo_isKnownByItsAddress(Kind kind, URI found) {
        assertThat(tell("<html><head><title>Sample</title></head><body>Welcome</body></html>", found))
                .isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<html><head><title>Sample Times</title></head><body>Today's news and much more</body></html>",
                "<html><head><title>403 Forbidden</title></head><body><center><h1>403"
                        + " Forbidden</h1></center></body></html>",
                "<html><head><title>503 Service Temporarily Unavailable</title></head><body>nginx</body></html>",
                "<rss><channel><title>Access Denied: a podcast on captcha and 验证码</title></channel>",
                "<feed><title>Log in</title>",
                "<?xml version='1.0'?><rdf:RDF><title>Just a moment</title>",
                "''",
                "{\"error\": \"not found\"}",
            })
    void tell_otherPages_areNotBlockPages(String page) {
        assertThat(tell(page, ASKED)).isNull();
    }

    @Test
    void tell_longPageThatSpeaksOfSuchThings_isNotABlockPage() {
        assertThat(tell(
                        "<html><head><title>How the web fights robots</title></head><body>" + LONG
                                + "Sites say access denied, ask for a captcha, or to enable JavaScript; 请输入验证码."
                                + "<form><input type=password></form></body></html>",
                        ASKED))
                .isNull();
    }

    @Test
    void tell_pageInALoginFolderThatWasAskedFor_isNotKnownByItsAddress() {
        URI asked = URI.create("https://news.example/login/feed");
        assertThat(BlockPage.tell("<html><body>Welcome</body></html>".getBytes(UTF_8), null, asked, asked))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"GB18030, text/html", "GBK, text/html; charset=gbk", "Big5, text/html; charset=big5"})
    void tell_chinesePages_areReadInTheirEncoding(String encoding, String type) {
        String text = encoding.equals("Big5") ? "拒絕存取" : "拒绝访问";
        String page = "<html><head><meta charset=\"" + encoding + "\"><title>" + text + "</title></head></html>";
        assertThat(BlockPage.tell(page.getBytes(Charset.forName(encoding)), type, ASKED, ASKED))
                .contains(Kind.DENIED);
    }

    private static @Nullable Kind tell(String page, URI found) {
        return BlockPage.tell(page.getBytes(UTF_8), "text/html; charset=utf-8", ASKED, found)
                .orElse(null);
    }
}
