#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/expected.h"
#include "core/filter/subject.h"
#include "core/filter/token.h"

namespace grapevine::filter {

struct Condition;

/// One part of a filter that stands for itself: what a chip shows.
struct Term {
    Span at;
    std::string text;
    bool negated = false;
};

/// A filter in Grapevine's own language, the same in views, exports and on the command line:
///
/// ```
/// status:failed,suspect zone=c role!=web name~^db flaps>3/1h rtt>20ms since<10m not left
/// ```
/// Space is "and"; `or`, `not`, parentheses and quotes are what they look like. A bare word is
/// found in name, address or tags, whatever its case. A word before an operator is a field
/// (field.h) or else a tag's key; `tag.KEY` always is a tag. `<` and its like compare numbers,
/// durations, and dotted versions part by part. An empty text is the filter that lets everything
/// through.
///
/// An immutable value; cheap to copy, and any thread may ask it.
class Expression {
public:
    Expression();

    /// Fails with the place and the reason; what was typed so far may be a beginning.
    [[nodiscard]] static Expected<Expression, SyntaxError> parse(std::string_view text);

    [[nodiscard]] bool matches(const Subject& subject) const;

    [[nodiscard]] const std::string& text() const { return m_text; }
    /// True for the filter that lets everything through.
    [[nodiscard]] bool isEmpty() const { return m_root == nullptr; }
    /// True for `a or b` as a whole: it takes parentheses to add a part to it.
    [[nodiscard]] bool isAlternative() const { return m_isAlternative; }
    /// The parts that must all hold, in their order.
    [[nodiscard]] const std::vector<Term>& terms() const { return m_terms; }
    /// Keys of tags that are asked for, in their order, each once.
    [[nodiscard]] const std::vector<std::string>& tagKeys() const { return m_tagKeys; }
    /// True when the field is asked for by its name.
    [[nodiscard]] bool asksFor(Field field) const;

private:
    std::string m_text;
    std::shared_ptr<const Condition> m_root;
    std::vector<Term> m_terms;
    std::vector<std::string> m_tagKeys;
    std::vector<Field> m_fields;
    bool m_isAlternative = false;
};

} // namespace grapevine::filter
