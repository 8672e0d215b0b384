#include "core/filter/parser.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <utility>

#include "core/base/time_text.h"
#include "core/filter/text_match.h"

namespace grapevine::filter {

namespace {

using Part = Expected<std::unique_ptr<Condition>, SyntaxError>;
using Kind = Token::Kind;
using Type = FieldInfo::Type;

template<typename What> std::unique_ptr<Condition> condition(Span at, What what)
{
    return std::make_unique<Condition>(Condition{at, std::move(what)});
}

/// `20ms`, `1h30m` as the command line reads them, and whole days: `3d`.
std::optional<Duration> durationIn(const std::string& text)
{
    if (text.size() > 1 && text.back() == 'd') {
        char* end = nullptr;
        const double days = std::strtod(text.c_str(), &end);
        if (end != text.c_str() + text.size() - 1 || !(days >= 0 && days <= 36500))
            return std::nullopt;
        return std::chrono::duration_cast<Duration>(
            std::chrono::duration<double, std::ratio<86400>>(days));
    }
    return parseDuration(text);
}

std::optional<double> numberIn(const std::string& text)
{
    char* end = nullptr;
    const double number = std::strtod(text.c_str(), &end);
    if (text.empty() || end != text.c_str() + text.size() || !std::isfinite(number))
        return std::nullopt;
    return number;
}

/// `10.0.3.17:7946`, `[::1]:7946` and `fe80::1` are words, though a tag's key could look like that:
/// such a key takes `tag.`.
bool isAddress(const std::string& beforeColon, const Token& after)
{
    const char first = beforeColon.front();
    return !after.quoted &&
           ((first >= '0' && first <= '9') || first == '[' || after.text.front() == ':');
}

class Parser {
public:
    explicit Parser(std::vector<Token> tokens)
        : m_tokens(std::move(tokens))
    {
    }

    Expected<Parsed, SyntaxError> run()
    {
        Parsed out;
        if (here().kind == Kind::End) return out;
        auto root = anyOf();
        if (!root) return failure(std::move(root.error()));
        // Only a `)` can be left over.
        if (here().kind != Kind::End)
            return failure(SyntaxError{here().at, "no ( belongs to this )"});
        out.root = std::move(*root);
        out.tagKeys = std::move(m_tagKeys);
        out.fields = std::move(m_fields);
        return out;
    }

private:
    std::vector<Token> m_tokens;
    std::size_t m_at = 0;
    int m_depth = 0;
    std::vector<std::string> m_tagKeys;
    std::vector<Field> m_fields;

    [[nodiscard]] const Token& here() const { return m_tokens[m_at]; }
    Token take() { return m_tokens[m_at++]; }

    /// True for a word that joins conditions, not one that names a tag: `or` and not `or=1`.
    [[nodiscard]] bool isKeyword(std::string_view word) const
    {
        return here().kind == Kind::Word && !here().quoted && here().text == word &&
               m_tokens[m_at + 1].kind != Kind::Operator;
    }

    [[nodiscard]] SyntaxError errorHere(std::string reason) const
    {
        return {here().at, std::move(reason)};
    }

    Part anyOf()
    {
        return series<Condition::Any>(
            "or", [this] { return allOf(); }, [this] { return isKeyword("or"); });
    }

    Part allOf()
    {
        return series<Condition::All>(
            "and", [this] { return one(); },
            [this] {
                return here().kind == Kind::Word || here().kind == Kind::Open ||
                               here().kind == Kind::Operator
                           ? !isKeyword("or")
                           : false;
            });
    }

    template<typename Series, typename Next, typename More>
    Part series(std::string_view joint, Next next, More more)
    {
        auto first = next();
        if (!first || !more()) return first;
        Series out;
        Span at = (*first)->at;
        out.parts.push_back(std::move(*first));
        while (more()) {
            if (isKeyword(joint)) take();
            auto part = next();
            if (!part) return part;
            at.length = (*part)->at.end() - at.from;
            out.parts.push_back(std::move(*part));
        }
        return condition(at, std::move(out));
    }

    Part one()
    {
        if (m_depth >= kNestingMost)
            return failure(errorHere("more than 64 parentheses and nots lie in each other"));
        ++m_depth;
        auto out = isKeyword("not") ? negated() : (here().kind == Kind::Open ? group() : leaf());
        --m_depth;
        return out;
    }

    Part negated()
    {
        const auto from = take().at.from;
        auto part = one();
        if (!part) return part;
        const Span at{from, (*part)->at.end() - from};
        return condition(at, Condition::Not{std::move(*part)});
    }

    Part group()
    {
        const auto open = take().at;
        auto inner = anyOf();
        if (!inner) return inner;
        if (here().kind != Kind::Close) return failure(SyntaxError{open, "this ( is not closed"});
        (*inner)->at = {open.from, take().at.end() - open.from};
        return inner;
    }

    Part leaf()
    {
        switch (here().kind) {
        case Kind::Word: break;
        case Kind::Operator:
            return failure(errorHere("a field or a tag's key is missing before this"));
        case Kind::Close: return failure(errorHere("something is missing before this"));
        case Kind::Open:
        case Kind::End: return failure(errorHere("something is missing at the end"));
        }
        if (isKeyword("or") || isKeyword("and"))
            return failure(errorHere("something is missing before this"));
        const auto word = take();
        if (here().kind != Kind::Operator || word.quoted || !here().glued) return bare(word);
        return comparison(word);
    }

    static Part bare(const Token& word)
    {
        if (word.text.empty())
            return failure(SyntaxError{word.at, "an empty text is in everything"});
        const auto words = statusWords();
        if (!word.quoted && std::find(words.begin(), words.end(), word.text) != words.end()) {
            return condition(
                word.at, Condition::Text{Field::Status, {}, Operator::Among, {word.text}, nullptr});
        }
        return condition(word.at, Condition::Word{lowered(word.text)});
    }

    Part comparison(const Token& word)
    {
        const auto op = take();
        if (here().kind != Kind::Word || !here().glued) {
            return failure(SyntaxError{op.at, "a value is missing after this"});
        }
        const auto value = take();
        const Span at{word.at.from, value.at.end() - word.at.from};
        if (op.op == Operator::Among && isAddress(word.text, value)) {
            return condition(at, Condition::Word{lowered(word.text + ":" + value.text)});
        }
        constexpr std::string_view tagPrefix = "tag.";
        const bool isTag = word.text.substr(0, tagPrefix.size()) == tagPrefix;
        const auto info = isTag ? std::nullopt : fieldNamed(word.text);
        if (!info) {
            auto key = isTag ? word.text.substr(tagPrefix.size()) : word.text;
            if (key.empty()) return failure(SyntaxError{word.at, "a tag's key is missing"});
            if (std::find(m_tagKeys.begin(), m_tagKeys.end(), key) == m_tagKeys.end())
                m_tagKeys.push_back(key);
            return text(at, Field::Tag, std::move(key), op.op, value);
        }
        if (std::find(m_fields.begin(), m_fields.end(), info->field) == m_fields.end())
            m_fields.push_back(info->field);
        if (info->type == Type::Text) return text(at, info->field, {}, op.op, value);
        return number(at, *info, op, value);
    }

    static Part text(Span at, Field field, std::string key, Operator op, const Token& value)
    {
        Condition::Text out{field, std::move(key), op, {}, nullptr};
        switch (op) {
        case Operator::Contains:
        case Operator::NotContains:
        case Operator::FullMatch: {
            RE2::Options options;
            options.set_log_errors(false);
            options.set_encoding(RE2::Options::EncodingUTF8);
            out.pattern = std::make_unique<RE2>(value.text, options);
            if (!out.pattern->ok()) {
                return failure(
                    SyntaxError{value.at, "this is no regular expression", out.pattern->error()});
            }
            break;
        }
        case Operator::Among: out.values = listOf(value); break;
        case Operator::Is:
        case Operator::IsNot:
        case Operator::Less:
        case Operator::LessOrEqual:
        case Operator::Greater:
        case Operator::GreaterOrEqual: out.values = {value.text}; break;
        }
        for (auto& one : out.values)
            if (op == Operator::Among) one = lowered(one);
        const auto words = statusWords();
        for (const auto& one : out.values) {
            if (field == Field::Status && std::find(words.begin(), words.end(), one) == words.end())
                return failure(
                    SyntaxError{value.at, "a status is alive, suspect, failed, leaving or left"});
        }
        return condition(at, std::move(out));
    }

    /// What stands between the commas; in quotes a comma is a comma.
    static std::vector<std::string> listOf(const Token& value)
    {
        if (value.quoted) return {value.text};
        std::vector<std::string> out;
        std::size_t from = 0;
        for (std::size_t comma = 0; comma != std::string::npos; from = comma + 1) {
            comma = value.text.find(',', from);
            auto one = value.text.substr(from, comma == std::string::npos ? comma : comma - from);
            if (!one.empty()) out.push_back(std::move(one));
        }
        if (out.empty()) out.emplace_back();
        return out;
    }

    static Part number(Span at, const FieldInfo& info, const Token& op, const Token& value)
    {
        if (op.op == Operator::Contains || op.op == Operator::NotContains ||
            op.op == Operator::FullMatch) {
            return failure(SyntaxError{op.at, "a number is compared by = != < <= > >="});
        }
        Condition::Number out{info.field, op.op, {}, std::nullopt};
        auto written = value.text;
        const auto slash = written.find('/');
        if (slash != std::string::npos && info.field == Field::Flaps) {
            out.within = durationIn(written.substr(slash + 1));
            if (!out.within) {
                return failure(SyntaxError{value.at, "after the / stands how long, as in 3/1h"});
            }
            written.resize(slash);
        }
        const auto pieces = op.op == Operator::Among ? listOf({value.kind, value.at, written})
                                                     : std::vector<std::string>{written};
        for (const auto& piece : pieces) {
            if (info.type == Type::Duration) {
                const auto duration = durationIn(piece);
                if (!duration) {
                    return failure(
                        SyntaxError{value.at, "this is no duration: 20ms, 8s, 10m, 2h, 3d are"});
                }
                out.values.push_back(std::chrono::duration<double>(*duration).count());
            } else {
                const auto number = numberIn(piece);
                if (!number) return failure(SyntaxError{value.at, "this is no number"});
                out.values.push_back(*number);
            }
        }
        return condition(at, std::move(out));
    }
};

} // namespace

Expected<Parsed, SyntaxError> parse(std::string_view text)
{
    auto cut = tokens(text);
    if (!cut) return failure(std::move(cut.error()));
    return Parser(std::move(*cut)).run();
}

} // namespace grapevine::filter
