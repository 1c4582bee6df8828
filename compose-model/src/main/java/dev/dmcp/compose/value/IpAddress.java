package dev.dmcp.compose.value;

/** Tells addresses from names without asking a resolver. */
public final class IpAddress {
    private IpAddress() {}

    /** True for a dotted IPv4 or any IPv6 text form, without brackets and zone. */
    public static boolean isValid(String text) {
        return text.indexOf(':') >= 0 ? isVersion6(text) : isVersion4(text);
    }

    private static boolean isVersion4(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 4) {
            return false;
        }
        for (String part : parts) {
            if (!isNumber(part, 10, 3)
                    || Integer.parseInt(part) > 255
                    || (part.length() > 1 && part.charAt(0) == '0')) {
                return false;
            }
        }
        return true;
    }

    private static boolean isVersion6(String text) {
        int gap = text.indexOf("::");
        if (gap >= 0 && text.indexOf("::", gap + 1) >= 0) {
            return false;
        }
        int groups = gap < 0 ? groups(text) : sum(groups(text.substring(0, gap)), groups(text.substring(gap + 2)));
        return gap < 0 ? groups == 8 : groups >= 0 && groups < 8;
    }

    private static int sum(int left, int right) {
        return left < 0 || right < 0 ? -1 : left + right;
    }

    /** How many groups of 16 bits, or -1 when it is none. */
    private static int groups(String text) {
        if (text.isEmpty()) {
            return 0;
        }
        String[] parts = text.split(":", -1);
        int count = 0;
        for (int index = 0; index < parts.length; index++) {
            boolean embedded = index == parts.length - 1 && isVersion4(parts[index]);
            if (!embedded && !isNumber(parts[index], 16, 4)) {
                return -1;
            }
            count += embedded ? 2 : 1;
        }
        return count;
    }

    private static boolean isNumber(String text, int radix, int longest) {
        if (text.isEmpty() || text.length() > longest) {
            return false;
        }
        for (int index = 0; index < text.length(); index++) {
            if (text.charAt(index) > 'f' || Character.digit(text.charAt(index), radix) < 0) {
                return false;
            }
        }
        return true;
    }
}
