package dev.dmcp.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LivePictureTest {
    private static final LivePicture.Line CLIENT =
            new LivePicture.Line("client", "13 of 20 done, 2 cached  [build 4/4] RUN npm run build", " 12.3 s");

    private static List<String> texts(int columns, int rows, LivePicture.Line... lines) {
        return LivePicture.of(List.of(lines), new TerminalSize(columns, rows)).texts();
    }

    @Test
    void a_line_with_room_says_everything() {
        assertThat(texts(80, 24, CLIENT))
                .containsExactly("client: 13 of 20 done, 2 cached  [build 4/4] RUN npm run build 12.3 s");
    }

    @Test
    void a_line_that_is_cut_keeps_its_seconds() {
        assertThat(texts(40, 24, CLIENT)).containsExactly("client: 13 of 20 done, 2 ca… 12.3 s");
    }

    @Test
    void a_very_narrow_terminal_shows_the_name_and_the_seconds() {
        assertThat(texts(20, 24, CLIENT)).containsExactly("client:… 12.3 s");
    }

    @Test
    void no_line_is_as_wide_as_the_terminal_however_narrow_it_is() {
        for (int columns = 1; columns <= 120; columns++) {
            int room = Math.max(0, columns - LivePicture.MARGIN);
            assertThat(texts(columns, 24, CLIENT))
                    .allSatisfy(text -> assertThat(text).hasSizeLessThanOrEqualTo(room));
        }
    }

    @Test
    void what_a_step_prints_moves_no_cursor() {
        assertThat(texts(
                        80,
                        24,
                        new LivePicture.Line("web", "│ \u001b[2K\u001b[32m✓\u001b[39m 12\tmodules\r", " 1.0 s")))
                .containsExactly("web: │ ✓ 12 modules  1.0 s");
    }

    @Test
    void a_character_of_two_halves_is_not_cut_in_two() {
        assertThat(texts(13, 24, new LivePicture.Line("abcdef😀ghi", "", " 1.0 s")))
                .containsExactly("abcdef…");
    }

    @Test
    void more_lines_than_the_terminal_has_rows_are_counted() {
        LivePicture.Line[] many = IntStream.range(0, 30)
                .mapToObj(at -> new LivePicture.Line("image-" + at, "", " 1.0 s"))
                .toArray(LivePicture.Line[]::new);

        assertThat(texts(80, 5, many))
                .containsExactly("image-0 1.0 s", "image-1 1.0 s", "image-2 1.0 s", "and 27 more");
    }

    @Test
    void a_terminal_made_narrower_breaks_the_lines_that_stand_there() {
        LivePicture picture = LivePicture.of(List.of(CLIENT, CLIENT), new TerminalSize(80, 24));

        assertThat(picture.rowsAt(80)).isEqualTo(2);
        assertThat(picture.rowsAt(40)).isEqualTo(4);
        assertThat(picture.rowsAt(20)).isEqualTo(8);
    }
}
