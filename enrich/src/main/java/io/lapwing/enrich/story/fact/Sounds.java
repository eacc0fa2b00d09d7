package io.lapwing.enrich.story.fact;

import com.hankcs.hanlp.dictionary.py.Pinyin;
import com.hankcs.hanlp.dictionary.py.PinyinDictionary;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// The sounds of a name, by which it is known again when it is written in another script: its consonants in seven
/// classes (`P T K F S L M N`). Capitals must be heard; small letters (`h`, `f` of a w, `n` and `l` at the end of a
/// syllable) may be missing. `Netanyahu` and 内塔尼亚胡 both are `NTNh`.
public final class Sounds {
    /// Characters with which Chinese writes foreign names.
    private static final String WRITES_NAMES = "阿埃艾爱安昂奥澳巴拜白班邦包保鲍贝本比彼毕宾波玻博伯勃布采策查昌车彻茨次达大戴丹当道德得登邓狄迪蒂第"
            + "丁东杜顿多俄厄恩尔法凡范菲费芬丰冯佛夫弗福盖甘冈高戈哥格葛根贡古瓜圭哈海汉翰豪赫黑亨洪胡华怀惠霍基吉加贾简杰金津"
            + "卡凯坎康考柯科克肯孔库奎昆拉莱赖兰朗劳勒雷蕾黎里理利莉莲林琳龙隆卢鲁路伦罗洛吕马玛迈麦曼芒毛梅门蒙米密敏明摩莫默"
            + "姆木穆娜纳乃奈南内尼涅宁纽农诺努欧帕派潘庞佩彭皮平婆珀普齐奇恰乔切琴丘琼屈让热日荣茹儒瑞若萨塞赛桑瑟森沙山尚绍舍申"
            + "圣胜施史什士斯思丝松苏索塔台泰坦汤唐陶特腾提田廷通图土托陀瓦万旺威韦维伟卫魏温文翁沃乌吴武伍西锡希席夏香谢辛欣兴休"
            + "修许雪逊雅亚扬杨耶叶伊依易因英尤约岳云泽扎詹张珍芝朱兹祖佐";

    private static final String[] OF_HAN = ofHanTable();
    private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");
    private static final double MISSING = 1;
    private static final double SOFT_MISSING = 0.2;
    private static final double RELATED = 0.4;

    private Sounds() {}

    /// Whether a folded character may belong to a foreign name.
    static boolean writesNames(char c) {
        return c < OF_HAN.length && OF_HAN[c] != null;
    }

    /// The sounds of a run of folded Chinese characters, each of which [#writesNames].
    static String ofHan(CharSequence run) {
        var sounds = new StringBuilder(run.length() * 2);
        for (int i = 0; i < run.length(); i++) {
            sounds.append(OF_HAN[run.charAt(i)]);
        }
        return sounds.toString();
    }

    /// The sounds of a name in Latin script.
    static String ofLatin(String name) {
        String plain = MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        String letters = plain.replace("ph", "f")
                .replace("tsch", "s")
                .replace("sch", "s")
                .replace("tch", "s")
                .replace("ch", "s")
                .replace("sh", "s")
                .replace("zh", "s")
                .replace("ts", "s")
                .replace("th", "t")
                .replace("ck", "k")
                .replace("x", "ks");
        var sounds = new StringBuilder();
        for (int i = 0; i < letters.length(); i++) {
            char next = i + 1 < letters.length() ? letters.charAt(i + 1) : ' ';
            char before = i > 0 ? letters.charAt(i - 1) : ' ';
            char sound = ofLetter(letters.charAt(i), before, next);
            if (sound != ' ' && (sounds.isEmpty() || before != letters.charAt(i))) {
                sounds.append(sound);
            }
        }
        return sounds.toString();
    }

    private static char ofLetter(char letter, char before, char next) {
        return switch (letter) {
            case 'b', 'p' -> 'P';
            case 'd', 't' -> 'T';
            case 'c' -> isFront(next) ? 'S' : 'K';
            case 'g', 'k', 'q' -> 'K';
            case 'f', 'v' -> 'F';
            case 's', 'z', 'j' -> 'S';
            case 'm' -> 'M';
            case 'n' -> isVowel(next) ? 'N' : 'n';
            case 'l', 'r' -> isVowel(before) && !isVowel(next) && next != letter ? 'l' : 'L';
            case 'h' -> isVowel(next) ? 'h' : ' ';
            case 'w' -> isVowel(next) ? 'f' : ' ';
            default -> ' ';
        };
    }

    private static boolean isFront(char c) {
        return c == 'e' || c == 'i' || c == 'y';
    }

    private static boolean isVowel(char c) {
        return "aeiouy".indexOf(c) >= 0;
    }

    /// How many sounds must be heard.
    static int firm(String sounds) {
        int firm = 0;
        for (int i = 0; i < sounds.length(); i++) {
            firm += Character.isUpperCase(sounds.charAt(i)) ? 1 : 0;
        }
        return firm;
    }

    /// How far a name is from the nearest part of a run: the sounds that are missing on either side, and 0.4 for two
    /// that scripts mix up; 0 if it is heard in it as it is.
    static double distance(String name, String run) {
        double[] row = new double[run.length() + 1];
        for (int i = 0; i < name.length(); i++) {
            double diagonal = row[0];
            row[0] += skip(name.charAt(i));
            for (int j = 1; j <= run.length(); j++) {
                double match = diagonal + change(name.charAt(i), run.charAt(j - 1));
                diagonal = row[j];
                row[j] = Math.min(match, Math.min(row[j] + skip(name.charAt(i)), row[j - 1] + skip(run.charAt(j - 1))));
            }
        }
        double least = Double.MAX_VALUE;
        for (double distance : row) {
            least = Math.min(least, distance);
        }
        return least;
    }

    private static double skip(char sound) {
        return Character.isUpperCase(sound) ? MISSING : SOFT_MISSING;
    }

    private static double change(char one, char other) {
        char a = Character.toUpperCase(one);
        char b = Character.toUpperCase(other);
        if (a == b) {
            return 0;
        }
        return isRelated(a, b) || isRelated(b, a) ? RELATED : 2 * MISSING;
    }

    private static boolean isRelated(char a, char b) {
        return a == 'S' && b == 'K' || a == 'F' && b == 'P' || a == 'H' && b == 'K' || a == 'F' && b == 'H';
    }

    private static String[] ofHanTable() {
        var table = new String['\u9FFF' + 1];
        for (char c : WRITES_NAMES.toCharArray()) {
            table[c] = ofSyllable(
                    PinyinDictionary.convertToPinyin(String.valueOf(c)).getFirst());
        }
        return table;
    }

    private static String ofSyllable(Pinyin syllable) {
        String spelt = syllable.getPinyinWithoutTone();
        if (spelt.equals("er")) {
            return "l";
        }
        String initial = switch (spelt.charAt(0)) {
            case 'b', 'p' -> "P";
            case 'd', 't' -> "T";
            case 'g', 'k' -> "K";
            case 'f' -> "F";
            case 'w' -> "f";
            case 'h' -> "h";
            case 'j', 'q', 'x', 'z', 'c', 's' -> "S";
            case 'l', 'r' -> "L";
            case 'm' -> "M";
            case 'n' -> "N";
            default -> "";
        };
        return initial + (spelt.endsWith("n") || spelt.endsWith("ng") ? "n" : "");
    }
}
