#include "ui/models/filter_words.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "core/base/plain_text.h"
#include "core/filter/member_subject.h"
#include "core/filter/text_match.h"
#include "core/filter/token.h"

namespace grapevine::models {

namespace {

using filter::Completion;
using filter::Field;

/// Values of more members than this are not looked through: a list is no search.
constexpr std::size_t kMembersMost = 20'000;

struct Context {
    Q_DECLARE_TR_FUNCTIONS(FilterWords)
};

bool begins(std::string_view text, std::string_view lowered)
{
    return text.size() >= lowered.size() &&
           filter::equalsIgnoringCase(text.substr(0, lowered.size()), lowered);
}

/// Only what can be typed and read: a cluster's own bytes may be neither.
bool isPlain(std::string_view text)
{
    return plainText(text) == text;
}

/// Counted texts that go on from the prefix, the most common first. They are looked at once for
/// each member between two keystrokes, so a text is judged and copied only when it is new. Lives
/// shorter than they do.
class Counted {
public:
    explicit Counted(const std::string& prefix)
        : m_prefix(filter::lowered(prefix))
    {
    }

    void add(std::string_view text) { add(text, isPlain); }

    /// `isFit` is asked of each text once.
    template<class IsFit> void add(std::string_view text, IsFit isFit)
    {
        if (text.empty() || !begins(text, m_prefix)) return;
        const auto [at, isNew] = m_counts.emplace(text, 0);
        if (isNew && !isFit(text)) at->second = kUnfit;
        if (at->second != kUnfit) ++at->second;
    }

    void appendTo(std::vector<FilterWord>& out, const QString& ending) const
    {
        std::vector<std::pair<std::string, int>> all;
        for (const auto& [text, count] : m_counts)
            if (count != kUnfit) all.emplace_back(text, count);
        std::stable_sort(all.begin(), all.end(),
                         [](const auto& a, const auto& b) { return a.second > b.second; });
        for (const auto& [text, count] : all) {
            if (out.size() >= kFilterWordsMost) return;
            out.push_back({QString::fromStdString(filter::quotedWhereNeeded(text)) + ending,
                           Context::tr("%n member(s)", nullptr, count)});
        }
    }

private:
    static constexpr int kUnfit = -1;

    std::string m_prefix;
    std::map<std::string_view, int> m_counts;
};

template<class See> void eachMember(const MemberStore& members, See see)
{
    std::size_t seen = 0;
    for (const auto& entry : members.entries()) {
        if (!entry.row || entry.ghost) continue;
        if (++seen > kMembersMost) return;
        see(*entry.row);
    }
}

std::vector<FilterWord> starts(const Completion& wanted, const MemberStore& members,
                               const catalog::Catalog* catalog)
{
    std::vector<FilterWord> out;
    const auto prefix = filter::lowered(wanted.prefix);
    if (prefix.empty()) return out;
    for (const auto word : filter::statusWords()) {
        if (begins(word, prefix))
            out.push_back({QString::fromUtf8(word.data(), static_cast<int>(word.size())),
                           Context::tr("status")});
    }
    for (const auto& info : filter::fields()) {
        // A short form is for those who know it.
        if (info.name == "addr" || !begins(info.name, prefix)) continue;
        if (info.field == Field::Kind || info.field == Field::From ||
            info.field == Field::Payload || info.field == Field::LTime ||
            (info.field == Field::Service && catalog == nullptr) || info.field == Field::Cluster) {
            continue; // Members have none of these.
        }
        const auto name = QString::fromUtf8(info.name.data(), static_cast<int>(info.name.size()));
        const bool isText = info.type == filter::FieldInfo::Type::Text;
        out.push_back(
            {name + (isText ? QStringLiteral(":") : QStringLiteral(">")), Context::tr("field")});
    }
    Counted keys(wanted.prefix);
    const auto isFit = [](std::string_view key) {
        return !filter::fieldNamed(key) && isPlain(key) && filter::quotedWhereNeeded(key) == key;
    };
    eachMember(members, [&](const link::MemberRow& row) {
        for (const auto& [key, value] : row.facts->tags)
            keys.add(key, isFit);
    });
    keys.appendTo(out, QStringLiteral("="));
    return out;
}

std::vector<FilterWord> values(const Completion& wanted, const MemberStore& members,
                               const catalog::Catalog* catalog)
{
    Counted found(wanted.prefix);
    const auto add = [&](std::string_view text) { found.add(text); };
    eachMember(members, [&](const link::MemberRow& row) {
        if (!wanted.field) {
            for (const auto& [key, value] : row.facts->tags)
                if (key == wanted.key) add(value);
            return;
        }
        switch (*wanted.field) {
        case Field::Status: add(filter::shownStatus(row)); break;
        case Field::Name: add(row.facts->name); break;
        case Field::Source: add(word(row.source)); break;
        case Field::Accuser:
            if (row.accusers)
                for (const auto& name : *row.accusers)
                    add(name);
            break;
        case Field::Service:
            if (catalog != nullptr)
                for (const auto name : catalog->serviceNames(row.key))
                    add(name);
            break;
        case Field::SerfStatus:
        case Field::Address:
        case Field::Port:
        case Field::Tag:
        case Field::Cluster:
        case Field::Accusers:
        case Field::Protocol:
        case Field::Incarnation:
        case Field::Flaps:
        case Field::Rtt:
        case Field::Since:
        case Field::Seen:
        case Field::Kind:
        case Field::From:
        case Field::Payload:
        case Field::LTime: break;
        }
    });
    std::vector<FilterWord> out;
    found.appendTo(out, {});
    return out;
}

} // namespace

std::vector<FilterWord> filterWords(const Completion& wanted, const MemberStore& members,
                                    const catalog::Catalog* catalog)
{
    std::vector<FilterWord> out;
    switch (wanted.wanted) {
    case Completion::Wanted::Nothing: break;
    case Completion::Wanted::Start: out = starts(wanted, members, catalog); break;
    case Completion::Wanted::Value: out = values(wanted, members, catalog); break;
    }
    // What is whole needs no list.
    const auto whole = QString::fromStdString(wanted.prefix);
    if (out.size() == 1 && out.front().text == whole) out.clear();
    return out;
}

} // namespace grapevine::models
