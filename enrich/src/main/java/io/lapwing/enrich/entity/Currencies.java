package io.lapwing.enrich.entity;

import java.util.ArrayList;
import java.util.List;

/// The words and signs of currencies. A word that has other meanings, such as `won`, is weak.
final class Currencies {
    /// Those that follow a number.
    static final MoneyWords<String> SUFFIXES = new Currencies()
            .add("USD", "dollar", "us dollar", "u.s. dollar", "usd", "美元", "美金", "米ドル")
            .add("CNY", "yuan", "renminbi", "rmb", "cny", "元", "圆", "人民币", "元人民币")
            .add("HKD", "hong kong dollar", "hkd", "港元", "港币", "港圆")
            .add("TWD", "taiwan dollar", "new taiwan dollar", "twd", "新台币", "台币", "元新台币")
            .add("AUD", "australian dollar", "aud", "澳元", "澳大利亚元")
            .add("CAD", "canadian dollar", "cad", "加元", "加拿大元")
            .add("SGD", "singapore dollar", "sgd", "新加坡元", "新元", "新币")
            .add("NZD", "new zealand dollar", "nzd", "新西兰元", "纽元")
            .add("EUR", "euro", "eur", "欧元")
            .add("GBP", "pounds sterling", "british pound", "gbp", "英镑")
            .weak("GBP", "pound")
            .add("JPY", "yen", "jpy", "日元", "日圆", "日币", "円")
            .add("KRW", "krw", "south korean won", "korean won", "韩元", "韩圆", "韩币", "원")
            .weak("KRW", "won")
            .add("INR", "rupee", "indian rupee", "inr", "卢比", "印度卢比")
            .add("PKR", "pakistani rupee", "pkr", "巴基斯坦卢比")
            .add("BDT", "taka", "bdt", "塔卡")
            .add("RUB", "ruble", "rouble", "russian ruble", "rub", "卢布")
            .add("UAH", "hryvnia", "uah", "格里夫纳")
            .add("ILS", "shekel", "ils", "谢克尔")
            .add("CHF", "swiss franc", "chf", "瑞士法郎", "瑞郎")
            .add("SEK", "sek", "kronor", "swedish krona", "swedish kronor", "瑞典克朗")
            .add("NOK", "nok", "norwegian krone", "norwegian kroner", "挪威克朗")
            .add("DKK", "dkk", "danish krone", "danish kroner", "丹麦克朗")
            .add("PLN", "pln", "zloty", "兹罗提")
            .add("CZK", "czk", "czech koruna", "捷克克朗")
            .add("TRY", "lira", "turkish lira", "土耳其里拉", "里拉")
            .add("AED", "aed", "dirham", "uae dirham", "迪拉姆")
            .add("SAR", "saudi riyal", "riyal", "沙特里亚尔", "里亚尔")
            .add("BRL", "brl", "reais", "雷亚尔")
            .add("MXN", "mxn", "mexican peso", "墨西哥比索")
            .add("IDR", "idr", "rupiah", "印尼盾", "印尼卢比")
            .add("MYR", "myr", "ringgit", "林吉特")
            .add("THB", "thb", "baht", "泰铢")
            .add("VND", "vnd", "vietnamese dong", "越南盾")
            .weak("VND", "dong")
            .words();

    /// Those that stand before a number.
    static final MoneyWords<String> PREFIXES = new Currencies()
            .add("USD", "$", "us$", "us $", "u.s.$", "usd", "usd$", "美元")
            .add("CNY", "¥", "cn¥", "rmb", "cny", "人民币")
            .add("HKD", "hk$", "hk $", "hkd", "港币")
            .add("TWD", "nt$", "nt $", "twd", "新台币", "台币")
            .add("AUD", "a$", "au$", "aud")
            .add("CAD", "c$", "ca$", "cad")
            .add("SGD", "s$", "sgd")
            .add("NZD", "nz$", "nzd")
            .add("BRL", "r$", "brl")
            .add("MXN", "mx$", "mxn")
            .add("EUR", "€", "eur")
            .add("GBP", "£", "gbp")
            .add("JPY", "jp¥", "jpy")
            .add("KRW", "₩", "krw")
            .add("INR", "₹", "rs", "rs.", "inr")
            .add("PKR", "pkr")
            .add("BDT", "৳", "tk", "bdt")
            .add("RUB", "₽")
            .add("UAH", "₴", "uah")
            .add("ILS", "₪", "nis")
            .add("CHF", "chf")
            .add("SEK", "sek")
            .add("NOK", "nok")
            .add("DKK", "dkk")
            .add("PLN", "pln")
            .add("CZK", "czk")
            .add("TRY", "₺")
            .add("AED", "aed")
            .add("SAR", "sar")
            .add("IDR", "idr")
            .add("MYR", "myr")
            .add("THB", "฿", "thb")
            .add("VND", "₫", "vnd")
            .words();

    private final List<MoneyWords.Word<String>> words = new ArrayList<>();

    private Currencies() {}

    private Currencies add(String code, String... forms) {
        for (String form : forms) {
            words.add(new MoneyWords.Word<>(form, code, false));
        }
        return this;
    }

    private Currencies weak(String code, String form) {
        words.add(new MoneyWords.Word<>(form, code, true));
        return this;
    }

    private MoneyWords<String> words() {
        return new MoneyWords<>(words);
    }
}
