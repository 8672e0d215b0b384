#include "core/filter/token.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace grapevine::filter {

namespace {

struct Spelled {
    std::string_view text;
    Operator op;
};

/// The longer ones first.
constexpr std::array<Spelled, 10> kSpelled{{{"=~", Operator::FullMatch},
                                            {"!=", Operator::IsNot},
                                            {"!~", Operator::NotContains},
                                            {"<=", Operator::LessOrEqual},
                                            {">=", Operator::GreaterOrEqual},
                                            {":", Operator::Among},
                                            {"=", Operator::Is},
                                            {"~", Operator::Contains},
                                            {"<", Operator::Less},
                                            {">", Operator::Greater}}};

bool isSpace(char letter)
{
    return letter == ' ' || letter == '\t' || letter == '\n' || letter == '\r';
}

class Lexer {
public:
    explicit Lexer(std::string_view text)
        : m_text(text)
    {
    }

    Expected<std::vector<Token>, SyntaxError> run()
    {
        if (m_text.size() > kFilterTextMost) {
            return failure(SyntaxError{{kFilterTextMost, m_text.size() - kFilterTextMost},
                                       "a filter has at most 4096 bytes"});
        }
        std::vector<Token> out;
        bool afterOperator = false;
        for (;;) {
            const bool glued = !skipSpace();
            auto token = next(afterOperator && glued);
            if (!token) return failure(std::move(token.error()));
            token->glued = glued;
            afterOperator = token->kind == Token::Kind::Operator;
            const bool ends = token->kind == Token::Kind::End;
            out.push_back(std::move(*token));
            if (ends) return out;
        }
    }

private:
    std::string_view m_text;
    std::size_t m_at = 0;

    bool skipSpace()
    {
        const auto from = m_at;
        while (m_at < m_text.size() && isSpace(m_text[m_at]))
            ++m_at;
        return m_at > from;
    }

    [[nodiscard]] std::optional<Spelled> operatorHere() const
    {
        const auto rest = m_text.substr(m_at);
        const auto found = std::find_if(kSpelled.begin(), kSpelled.end(), [&](const auto& one) {
            return rest.substr(0, one.text.size()) == one.text;
        });
        if (found == kSpelled.end()) return std::nullopt;
        return *found;
    }

    Expected<Token, SyntaxError> next(bool asValue)
    {
        Token token;
        token.at = {m_at, 0};
        if (m_at == m_text.size()) return token;
        if (m_text[m_at] == '"') return quoted(std::move(token));
        if (asValue) return value(std::move(token));
        if (m_text[m_at] == '(' || m_text[m_at] == ')') {
            token.kind = m_text[m_at] == '(' ? Token::Kind::Open : Token::Kind::Close;
            token.at.length = 1;
            ++m_at;
            return token;
        }
        if (const auto found = operatorHere()) {
            token.kind = Token::Kind::Operator;
            token.op = found->op;
            token.at.length = found->text.size();
            m_at += found->text.size();
            return token;
        }
        while (m_at < m_text.size() && !isSpace(m_text[m_at]) && m_text[m_at] != '(' &&
               m_text[m_at] != ')' && !operatorHere()) {
            ++m_at;
        }
        return word(std::move(token));
    }

    /// The word from the token's beginning to here.
    Token word(Token token) const
    {
        token.kind = Token::Kind::Word;
        token.at.length = m_at - token.at.from;
        token.text = std::string(m_text.substr(token.at.from, token.at.length));
        return token;
    }

    Token value(Token token)
    {
        std::size_t open = 0;
        for (; m_at < m_text.size() && !isSpace(m_text[m_at]); ++m_at) {
            if (m_text[m_at] == '\\' && m_at + 1 < m_text.size() && !isSpace(m_text[m_at + 1])) {
                ++m_at;
            } else if (m_text[m_at] == '(') {
                ++open;
            } else if (m_text[m_at] == ')') {
                if (open == 0) break;
                --open;
            }
        }
        return word(std::move(token));
    }

    Expected<Token, SyntaxError> quoted(Token token)
    {
        token.kind = Token::Kind::Word;
        token.quoted = true;
        for (++m_at; m_at < m_text.size(); ++m_at) {
            const char letter = m_text[m_at];
            if (letter == '"') {
                ++m_at;
                token.at.length = m_at - token.at.from;
                return token;
            }
            // Any other backslash belongs to a regular expression.
            const bool escapes = letter == '\\' && m_at + 1 < m_text.size() &&
                                 (m_text[m_at + 1] == '"' || m_text[m_at + 1] == '\\');
            if (escapes) ++m_at;
            token.text += m_text[m_at];
        }
        return failure(SyntaxError{{token.at.from, m_text.size() - token.at.from},
                                   "this quote is not closed"});
    }
};

} // namespace

std::string_view spelling(Operator op)
{
    return std::find_if(kSpelled.begin(), kSpelled.end(),
                        [&](const auto& one) { return one.op == op; })
        ->text;
}

Expected<std::vector<Token>, SyntaxError> tokens(std::string_view text)
{
    return Lexer(text).run();
}

std::string quotedWhereNeeded(std::string_view text)
{
    const bool plain =
        !text.empty() &&
        std::none_of(text.begin(), text.end(),
                     [](char letter) {
                         return isSpace(letter) || std::string_view("\"\\(),:=~!<>").find(letter) !=
                                                       std::string_view::npos;
                     }) &&
        text != "and" && text != "or" && text != "not";
    if (plain) return std::string(text);
    std::string out = "\"";
    for (const char letter : text) {
        if (letter == '"' || letter == '\\') out += '\\';
        out += letter;
    }
    out += '"';
    return out;
}

} // namespace grapevine::filter
