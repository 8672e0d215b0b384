#include "ui/models/timeline_filter_words.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "core/base/plain_text.h"
#include "core/filter/text_match.h"
#include "core/filter/token.h"

namespace grapevine::models {

namespace {

using filter::Completion;
using filter::Field;

/// Older lines are not looked through: a list is no search.
constexpr TimelineStore::Id kLinesMost = 20'000;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(FilterWords)
};

QString toText(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

bool begins(std::string_view text, std::string_view lowered)
{
    return text.size() >= lowered.size() &&
           filter::equalsIgnoringCase(text.substr(0, lowered.size()), lowered);
}

/// Texts that go on from the prefix, and in how many lines each stands.
class Counted {
public:
    explicit Counted(std::string_view prefix)
        : m_prefix(filter::lowered(prefix))
    {
    }

    void add(std::string_view text)
    {
        // Only what can be typed and read: a cluster's own bytes may be neither.
        if (!text.empty() && begins(text, m_prefix) && plainText(text) == text)
            ++m_counts[std::string(text)];
    }

    void appendTo(std::vector<FilterWord>& out, const QString& ending) const
    {
        std::vector<std::pair<std::string, int>> all(m_counts.begin(), m_counts.end());
        std::stable_sort(all.begin(), all.end(),
                         [](const auto& a, const auto& b) { return a.second > b.second; });
        for (const auto& [text, count] : all) {
            if (out.size() >= kFilterWordsMost) return;
            out.push_back({QString::fromStdString(filter::quotedWhereNeeded(text)) + ending,
                           Words::tr("%n time(s)", nullptr, count)});
        }
    }

private:
    std::string m_prefix;
    std::map<std::string, int> m_counts;
};

template<class See> void eachContent(const TimelineStore& store, See see)
{
    const auto first = store.endId() > kLinesMost ? store.endId() - kLinesMost : 0;
    for (auto id = std::max(first, store.firstId()); id < store.endId(); ++id)
        see(store.content(id));
}

std::vector<FilterWord> starts(const Completion& wanted, const TimelineStore& store)
{
    std::vector<FilterWord> out;
    const auto prefix = filter::lowered(wanted.prefix);
    if (prefix.empty()) return out;
    static constexpr Field asked[] = {Field::Kind,    Field::Name,    Field::From,
                                      Field::Payload, Field::LTime,   Field::Status,
                                      Field::Address, Field::Accuser, Field::Since};
    for (const auto& info : filter::fields()) {
        if (info.name == "addr" || !begins(info.name, prefix)) continue;
        if (std::find(std::begin(asked), std::end(asked), info.field) == std::end(asked)) continue;
        const bool isText = info.type == filter::FieldInfo::Type::Text;
        out.push_back({toText(info.name) + (isText ? QStringLiteral(":") : QStringLiteral(">")),
                       Words::tr("field")});
    }
    Counted keys(wanted.prefix);
    eachContent(store, [&](const TimelineContent& content) {
        if (content.members.size() != 1) return;
        for (const auto& [key, value] : content.members.front().facts->tags) {
            if (!filter::fieldNamed(key) && filter::quotedWhereNeeded(key) == key) keys.add(key);
        }
    });
    keys.appendTo(out, QStringLiteral("="));
    return out;
}

std::vector<FilterWord> kinds(const Completion& wanted)
{
    std::vector<FilterWord> out;
    const auto prefix = filter::lowered(wanted.prefix);
    for (std::size_t at = 0; at < kTimelineKinds; ++at) {
        const auto kind = static_cast<TimelineKind>(at);
        if (begins(filterWord(kind), prefix))
            out.push_back({toText(filterWord(kind)), kindWord(kind)});
    }
    return out;
}

std::vector<FilterWord> values(const Completion& wanted, const TimelineStore& store)
{
    if (wanted.field == Field::Kind) return kinds(wanted);
    Counted found(wanted.prefix);
    eachContent(store, [&](const TimelineContent& content) {
        if (wanted.field == Field::Name) {
            found.add(content.name);
            if (content.members.size() == 1) found.add(content.members.front().facts->name);
        } else if (wanted.field == Field::From || wanted.field == Field::Accuser) {
            if (content.from) found.add(*content.from);
        } else if (!wanted.field && content.members.size() == 1) {
            for (const auto& [key, value] : content.members.front().facts->tags)
                if (key == wanted.key) found.add(value);
        }
    });
    std::vector<FilterWord> out;
    if (wanted.field == Field::Status) {
        const auto prefix = filter::lowered(wanted.prefix);
        for (const auto word : filter::statusWords())
            if (begins(word, prefix)) out.push_back({toText(word), Words::tr("status")});
    }
    found.appendTo(out, {});
    return out;
}

} // namespace

std::vector<FilterWord> timelineFilterWords(const Completion& wanted, const TimelineStore& store)
{
    std::vector<FilterWord> out;
    switch (wanted.wanted) {
    case Completion::Wanted::Nothing: break;
    case Completion::Wanted::Start: out = starts(wanted, store); break;
    case Completion::Wanted::Value: out = values(wanted, store); break;
    }
    // What is whole needs no list.
    if (out.size() == 1 && out.front().text == QString::fromStdString(wanted.prefix)) out.clear();
    return out;
}

} // namespace grapevine::models
