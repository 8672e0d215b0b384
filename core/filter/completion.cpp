#include "core/filter/completion.h"

#include <algorithm>

namespace grapevine::filter {

Completion completionAt(std::string_view text, std::size_t cursor)
{
    Completion out;
    // Only what stands before the cursor says what is wanted; an open quote is one that is typed.
    auto before = std::string(text.substr(0, std::min(cursor, text.size())));
    auto cut = tokens(before);
    if (!cut && before.size() <= kFilterTextMost) cut = tokens(before + '"');
    if (!cut) return out;
    const auto& all = *cut;
    // The last one is End; the word that is being typed ends at the cursor.
    const auto last = all.size() - 1;
    const bool inWord = last > 0 && all[last - 1].kind == Token::Kind::Word && all[last].glued;
    const auto operatorAt = inWord ? last - 2 : last - 1;
    const bool hasOperator = last > (inWord ? 1U : 0U) &&
                             all[operatorAt].kind == Token::Kind::Operator && operatorAt > 0 &&
                             all[operatorAt + 1].glued;
    if (inWord) {
        out.prefix = all[last - 1].text;
        out.replaces = {all[last - 1].at.from, before.size() - all[last - 1].at.from};
    } else {
        out.replaces = {before.size(), 0};
    }
    if (!hasOperator) {
        out.wanted = Completion::Wanted::Start;
        return out;
    }
    out.wanted = Completion::Wanted::Value;
    const auto& name = all[operatorAt - 1].text;
    constexpr std::string_view tagPrefix = "tag.";
    if (name.substr(0, tagPrefix.size()) == tagPrefix)
        out.key = name.substr(tagPrefix.size());
    else if (const auto info = fieldNamed(name))
        out.field = info->field;
    else
        out.key = name;
    // In a list it is the last piece.
    const bool isList = all[operatorAt].op == Operator::Among && inWord && !all[last - 1].quoted;
    if (const auto comma = out.prefix.rfind(','); isList && comma != std::string::npos) {
        out.replaces = {out.replaces.from + comma + 1, out.replaces.length - comma - 1};
        out.prefix.erase(0, comma + 1);
    }
    return out;
}

} // namespace grapevine::filter
