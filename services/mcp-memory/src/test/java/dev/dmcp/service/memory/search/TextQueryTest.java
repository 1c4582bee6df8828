package dev.dmcp.service.memory.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextQueryTest {

    @Test
    void words_are_runs_of_letters_and_digits_in_lower_case() {
        assertThat(Words.of("Deploy v2.1 to É-Zürich, o'clock!"))
                .containsExactly("deploy", "v2", "1", "to", "é", "zürich", "o", "clock");
        assertThat(Words.of("ﬁne Ｗｉｄｅ")).containsExactly("fine", "wide");
        assertThat(Words.of("हिन्दी")).containsExactly("हिन्दी");
        assertThat(Words.of("東京 tower")).containsExactly("東", "京", "tower");
        assertThat(Words.of("')\\ \n\0 -- \"* :& ")).isEmpty();
        assertThat(Words.of("x".repeat(5_000)).getFirst()).hasSize(100);
    }

    @Test
    void every_term_is_wanted_but_those_with_a_minus() {
        TextQuery query = TextQuery.parse("alpha -beta \"gamma delta\" eps*");

        assertThat(query.required()).hasSize(3);
        assertThat(query.required().get(1)).containsExactly(new TextQuery.Term(List.of("gamma", "delta"), false));
        assertThat(query.required().get(2)).containsExactly(new TextQuery.Term(List.of("eps"), true));
        assertThat(query.excluded()).containsExactly(new TextQuery.Term(List.of("beta"), false));
    }

    @Test
    void or_joins_its_neighbours() {
        assertThat(TextQuery.parse("a OR b c").required())
                .containsExactly(
                        List.of(new TextQuery.Term(List.of("a"), false), new TextQuery.Term(List.of("b"), false)),
                        List.of(new TextQuery.Term(List.of("c"), false)));
        assertThat(TextQuery.parse("OR a OR").required()).hasSize(1);
    }

    @Test
    void there_is_no_wrong_query() {
        for (String text : new String[] {
            "", "\"", "\"open", "-", "--", "*", "OR OR", "' OR 1=1 --", "NEAR(a b)", "a:b", "{key} : x", "&|!<->"
        }) {
            assertThat(TextQuery.parse(text)).as(text).isNotNull();
        }
        assertThat(TextQuery.parse("w ".repeat(10_000)).required()).hasSize(32);
    }
}
