#include "ui/models/ask_uri.h"

#include <QCoreApplication>

#include <algorithm>
#include <cctype>
#include <optional>
#include <set>

#include "core/base/bytes.h"
#include "core/base/utf8.h"

namespace grapevine::models {

namespace {

using Problem = AskUri::Problem;
using Part = AskUri::Host::Part;

constexpr std::string_view kScheme = "serf://";

QString say(const char* text)
{
    return QCoreApplication::translate("AskUri", text);
}

/// Text that a field of the form can hold as it is; line ends and tabs only where `lines`.
bool isPlain(std::string_view text, bool lines)
{
    for (std::size_t at = 0; at < text.size();) {
        const auto point = codePointAt(text, at);
        if (!point.valid) return false;
        const bool line = point.value == '\n' || point.value == '\t';
        const bool control = point.value < 0x20 || (point.value >= 0x7F && point.value < 0xA0) ||
                             point.value == 0x2028 || point.value == 0x2029;
        if (control && !(lines && line)) return false;
        at += point.length;
    }
    return true;
}

Expected<std::string, Problem> decoded(std::string_view text, bool lines = false)
{
    std::string plain;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != '%') {
            plain += text[at];
            continue;
        }
        const auto byte = at + 2 < text.size() ? fromHex(text.substr(at + 1, 2)) : std::nullopt;
        if (!byte) return failure(Problem::BadPercent);
        plain += asText(*byte);
        at += 2;
    }
    if (!isPlain(plain, lines)) return failure(Problem::NoText);
    return plain;
}

/// Only what needs no thought anywhere stays; the rest becomes `%XX`.
std::string encoded(std::string_view text, std::string_view alsoPlain = {})
{
    static constexpr char kDigits[] = "0123456789ABCDEF";
    std::string result;
    for (const char letter : text) {
        const auto byte = static_cast<unsigned char>(letter);
        const bool plain = byte < 0x80 && (std::isalnum(byte) != 0 || letter == '-' ||
                                           letter == '_' || letter == '.' || letter == '~' ||
                                           alsoPlain.find(letter) != std::string_view::npos);
        if (plain) {
            result += letter;
        } else {
            result += '%';
            result += kDigits[byte >> 4U];
            result += kDigits[byte & 0xFU];
        }
    }
    return result;
}

Expected<AskUri::Host, Problem> hostOf(std::string_view text)
{
    AskUri::Host host;
    while (!text.empty()) {
        if (text.front() == '*' || text.front() == '?') {
            host.parts.push_back({text.front() == '*' ? Part::Kind::Any : Part::Kind::AnyOne, {}});
            text.remove_prefix(1);
            continue;
        }
        const auto end = std::min(text.find_first_of("*?"), text.size());
        auto piece = decoded(text.substr(0, end));
        if (!piece) return failure(piece.error());
        host.parts.push_back({Part::Kind::Text, std::move(*piece)});
        text.remove_prefix(end);
    }
    if (host.parts.empty()) return failure(Problem::NoHost);
    return host;
}

std::optional<Problem> readHosts(std::string_view text, AskUri& uri)
{
    while (true) {
        const auto comma = std::min(text.find(','), text.size());
        auto host = hostOf(text.substr(0, comma));
        if (!host) return host.error();
        uri.hosts.push_back(std::move(*host));
        if (comma == text.size()) return std::nullopt;
        text.remove_prefix(comma + 1);
    }
}

std::optional<Problem> readParts(std::string_view text, AskUri& uri)
{
    bool hasPayload = false;
    std::set<std::string> keys;
    while (!text.empty()) {
        const auto end = std::min(text.find_first_of(";&"), text.size());
        const auto part = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        const auto equals = part.find('=');
        if (equals == std::string_view::npos || equals == 0) return Problem::NoValue;
        const auto key = decoded(part.substr(0, equals));
        if (!key) return key.error();
        const bool payload = *key == "payload";
        auto value = decoded(part.substr(equals + 1), payload);
        if (!value) return value.error();
        if (payload) {
            if (hasPayload) return Problem::TwoPayloads;
            hasPayload = true;
            uri.payload = std::move(*value);
        } else {
            if (!keys.insert(*key).second) return Problem::TwoTags;
            uri.tags.emplace_back(*key, std::move(*value));
        }
    }
    return std::nullopt;
}

constexpr std::string_view kMarks = "\\.+*?()|[]{}^$";

/// An expression that finds this value and no other.
std::string expressionFor(const std::string& value)
{
    std::string expression = "^";
    for (const char letter : value) {
        if (kMarks.find(letter) != std::string_view::npos) expression += '\\';
        expression += letter;
    }
    return expression + '$';
}

/// The one value that an expression finds, if it is such a one.
std::optional<std::string> valueOf(const std::string& expression)
{
    if (expression.size() < 2 || expression.front() != '^' || expression.back() != '$') {
        return std::nullopt;
    }
    std::string value;
    for (std::size_t at = 1; at + 1 < expression.size(); ++at) {
        const char letter = expression[at];
        if (letter == '\\') {
            ++at;
            if (at + 1 >= expression.size() || kMarks.find(expression[at]) == kMarks.npos) {
                return std::nullopt;
            }
        } else if (kMarks.find(letter) != std::string_view::npos) {
            return std::nullopt;
        }
        value += expression[at];
    }
    return value;
}

QString text(const std::string& bytes)
{
    return QString::fromStdString(bytes);
}

/// A word of a POSIX shell.
QString quoted(const std::string& word)
{
    const auto plain = [](char letter) {
        const auto byte = static_cast<unsigned char>(letter);
        return byte < 0x80 &&
               (std::isalnum(byte) != 0 ||
                std::string_view("_./:=@%+,-").find(letter) != std::string_view::npos);
    };
    if (!word.empty() && std::all_of(word.begin(), word.end(), plain)) return text(word);
    QString inner = text(word);
    inner.replace(QLatin1Char('\''), QStringLiteral("'\\''"));
    return QLatin1Char('\'') + inner + QLatin1Char('\'');
}

} // namespace

bool AskUri::Host::isPattern() const
{
    return std::any_of(parts.begin(), parts.end(),
                       [](const Part& part) { return part.kind != Part::Kind::Text; });
}

bool AskUri::Host::isEverybody() const
{
    return std::all_of(parts.begin(), parts.end(),
                       [](const Part& part) { return part.kind == Part::Kind::Any; });
}

std::string AskUri::Host::written() const
{
    std::string name;
    for (const auto& part : parts) {
        switch (part.kind) {
        case Part::Kind::Text: name += part.text; break;
        case Part::Kind::Any: name += '*'; break;
        case Part::Kind::AnyOne: name += '?'; break;
        }
    }
    return name;
}

bool AskUri::Host::matches(std::string_view name) const
{
    // Positions in the name that the parts so far can end at. Never more than its length.
    std::vector<bool> ends(name.size() + 1, false);
    ends[0] = true;
    for (const auto& part : parts) {
        std::vector<bool> next(name.size() + 1, false);
        bool reached = false;
        for (std::size_t at = 0; at <= name.size(); ++at) {
            reached = reached || ends[at];
            switch (part.kind) {
            case Part::Kind::Any: next[at] = reached; break;
            case Part::Kind::AnyOne: {
                const auto length = ends[at] ? codePointAt(name, at).length : 0;
                if (length > 0) next[at + length] = true;
                break;
            }
            case Part::Kind::Text:
                if (ends[at] && name.substr(at).starts_with(part.text)) {
                    next[at + part.text.size()] = true;
                }
                break;
            }
        }
        ends = std::move(next);
    }
    return ends.back();
}

bool AskUri::looksLikeOne(std::string_view text)
{
    return text.starts_with(kScheme);
}

Expected<AskUri, Problem> AskUri::parse(std::string_view text)
{
    if (!looksLikeOne(text)) return failure(Problem::NotSerf);
    if (text.size() > kLongest) return failure(Problem::TooLong);
    text.remove_prefix(kScheme.size());
    if (text.find('#') != std::string_view::npos) return failure(Problem::Fragment);
    AskUri uri;
    const auto hosts = std::min(text.find('/'), text.size());
    if (const auto problem = readHosts(text.substr(0, hosts), uri)) return failure(*problem);
    if (hosts == text.size()) return failure(Problem::NoType);
    text.remove_prefix(hosts + 1);
    const auto mark = std::min(text.find('?'), text.size());
    const auto path = text.substr(0, mark);
    const auto slash = std::min(path.find('/'), path.size());
    const auto type = path.substr(0, slash);
    if (type.empty()) return failure(Problem::NoType);
    if (type != "query" && type != "event") return failure(Problem::UnknownType);
    uri.isQuery = type == "query";
    auto name = decoded(path.substr(std::min(slash + 1, path.size())));
    if (!name) return failure(name.error());
    if (name->find_first_not_of(' ') == std::string::npos) return failure(Problem::NoName);
    uri.name = std::move(*name);
    if (mark < text.size()) {
        if (const auto problem = readParts(text.substr(mark + 1), uri)) return failure(*problem);
    }
    const bool everybody = uri.hosts.size() == 1 && uri.hosts.front().isEverybody();
    if (!uri.isQuery && (!everybody || !uri.tags.empty())) return failure(Problem::EventFilter);
    return uri;
}

bool AskUri::hasPatterns() const
{
    return std::any_of(hosts.begin(), hosts.end(),
                       [](const Host& host) { return host.isPattern(); });
}

AskDraft AskUri::draft(const std::vector<std::string>& alive) const
{
    AskDraft draft;
    draft.isQuery = isQuery;
    draft.name = text(name);
    draft.payload = text(payload);
    for (const auto& [key, value] : tags)
        draft.tags.push_back({text(key), text(expressionFor(value))});
    const bool everybody = std::any_of(hosts.begin(), hosts.end(),
                                       [](const Host& host) { return host.isEverybody(); });
    if (everybody) return draft;
    std::vector<std::string> names;
    std::set<std::string> listed;
    const auto list = [&](const std::string& member) {
        if (listed.insert(member).second) names.push_back(member);
    };
    for (const auto& host : hosts) {
        const auto before = names.size();
        bool known = false;
        for (const auto& member : alive) {
            if (!host.isPattern() || !host.matches(member)) continue;
            known = true;
            list(member);
        }
        if (!known && names.size() == before) list(host.written());
    }
    QString joined;
    for (const auto& member : names)
        joined += (joined.isEmpty() ? QString() : QStringLiteral(", ")) + text(member);
    draft.nodes = joined;
    return draft;
}

QString uriProblemText(AskUri::Problem problem)
{
    switch (problem) {
    case Problem::NotSerf: return say(QT_TRANSLATE_NOOP("AskUri", "This is no serf:// address."));
    case Problem::TooLong: return say(QT_TRANSLATE_NOOP("AskUri", "The address is too long."));
    case Problem::NoHost:
        return say(QT_TRANSLATE_NOOP(
            "AskUri", "The address names no member: write * for everybody, or names with commas."));
    case Problem::NoType:
    case Problem::UnknownType:
        return say(QT_TRANSLATE_NOOP("AskUri",
                                     "Behind the members the address needs /query/ or /event/."));
    case Problem::NoName:
        return say(QT_TRANSLATE_NOOP("AskUri", "The address ends without a name."));
    case Problem::BadPercent:
        return say(QT_TRANSLATE_NOOP(
            "AskUri", "In the address a % has no two hexadecimal digits behind it."));
    case Problem::NoText:
        return say(QT_TRANSLATE_NOOP("AskUri", "The address holds bytes that are no text."));
    case Problem::NoValue:
        return say(
            QT_TRANSLATE_NOOP("AskUri", "Behind the ? the address needs parts like tag=value."));
    case Problem::TwoPayloads:
        return say(QT_TRANSLATE_NOOP("AskUri", "The address has two payloads."));
    case Problem::TwoTags:
        return say(QT_TRANSLATE_NOOP("AskUri", "The address has one tag twice."));
    case Problem::EventFilter:
        return say(QT_TRANSLATE_NOOP(
            "AskUri", "An event goes to everybody: its address takes neither members nor tags."));
    case Problem::Fragment:
        return say(QT_TRANSLATE_NOOP("AskUri", "A # means nothing in the address; write %23."));
    }
    return {};
}

QString draftAsUri(const AskDraft& draft)
{
    const auto name = draft.name.trimmed().toStdString();
    if (name.empty()) return {};
    const auto query = draft.isQuery ? draft.asQuery() : link::SendQuery{};
    std::string uri(kScheme);
    for (std::size_t at = 0; at < query.nodes.size(); ++at)
        uri += (at > 0 ? "," : "") + encoded(query.nodes[at]);
    if (query.nodes.empty()) uri += '*';
    uri += (draft.isQuery ? "/query/" : "/event/") + encoded(name, "/");
    char divider = '?';
    const auto add = [&](const std::string& key, const std::string& value) {
        uri += divider + encoded(key) + '=' + encoded(value);
        divider = ';';
    };
    const auto payload = draft.payload.toStdString();
    if (!payload.empty()) add("payload", payload);
    for (const auto& tag : query.tags) {
        const auto value = valueOf(tag.expression);
        if (!value || tag.tag == "payload") return {};
        add(tag.tag, *value);
    }
    // What cannot be read back to the same is not handed out.
    return AskUri::parse(uri) ? text(uri) : QString();
}

QString draftAsCommand(const AskDraft& draft)
{
    const auto name = draft.name.trimmed().toStdString();
    if (name.empty()) return {};
    QString command = draft.isQuery ? QStringLiteral("serf query") : QStringLiteral("serf event");
    const auto add = [&command](const std::string& word) {
        command += QLatin1Char(' ') + quoted(word);
    };
    if (draft.isQuery) {
        const auto query = draft.asQuery();
        if (!query.ack) add("-no-ack");
        if (query.timeout > Duration{}) {
            add("-timeout=" + AskDraft::of(query).timeout.toStdString());
        }
        if (query.relayFactor > 0) add("-relay-factor=" + std::to_string(query.relayFactor));
        for (const auto& node : query.nodes)
            add("-node=" + node);
        for (const auto& tag : query.tags) {
            add("-tag");
            add(tag.tag + '=' + tag.expression);
        }
    } else if (!draft.coalesce) {
        add("-coalesce=false");
    }
    // Else such a name would be read as an option.
    if (name.front() == '-') add("--");
    add(name);
    if (!draft.payload.isEmpty()) add(draft.payload.toStdString());
    return command;
}

} // namespace grapevine::models
