#include "ui/models/service_filter_words.h"

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

/// Instances beyond this are not looked through: a list is no search.
constexpr std::size_t kInstancesMost = 20'000;

/// What the words are offered of, in the order of the list.
constexpr Field kOffered[] = {Field::Service, Field::Name, Field::Address, Field::Port};

struct Context {
    Q_DECLARE_TR_FUNCTIONS(FilterWords)
};

using Counts = std::map<std::string, int>;

void add(Counts& counts, std::string_view text, const std::string& prefix)
{
    // Only what can be typed and read: a cluster's own bytes may be neither.
    const bool begins = text.size() >= prefix.size() &&
                        filter::equalsIgnoringCase(text.substr(0, prefix.size()), prefix);
    if (!text.empty() && begins && plainText(text) == text) ++counts[std::string(text)];
}

void append(std::vector<FilterWord>& out, const Counts& counts, const QString& ending)
{
    std::vector<std::pair<std::string, int>> all(counts.begin(), counts.end());
    std::stable_sort(all.begin(), all.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    for (const auto& [text, count] : all) {
        if (out.size() >= kFilterWordsMost) return;
        out.push_back({QString::fromStdString(filter::quotedWhereNeeded(text)) + ending,
                       Context::tr("%n instance(s)", nullptr, count)});
    }
}

template<class See> void eachInstance(const catalog::Catalog& catalog, See see)
{
    std::size_t seen = 0;
    for (const auto& [key, service] : catalog.services()) {
        if (key.isOutsiders) continue;
        for (const auto& member : service.members) {
            for (const auto& instance : catalog.instances(key, member)) {
                if (++seen > kInstancesMost) return;
                see(key, instance);
            }
        }
    }
}

std::vector<FilterWord> starts(const std::string& prefix, const catalog::Catalog& catalog)
{
    std::vector<FilterWord> out;
    if (prefix.empty()) return out;
    const auto begins = [&prefix](std::string_view text) {
        return text.substr(0, prefix.size()) == prefix;
    };
    for (const auto word : filter::statusWords()) {
        if (begins(word))
            out.push_back({QString::fromUtf8(word.data(), static_cast<qsizetype>(word.size())),
                           Context::tr("status")});
    }
    for (const auto& info : filter::fields()) {
        const bool offered =
            std::find(std::begin(kOffered), std::end(kOffered), info.field) != std::end(kOffered) ||
            info.field == Field::Status;
        if (!offered || info.name == "addr" || !begins(info.name)) continue;
        const bool isText = info.type == filter::FieldInfo::Type::Text;
        out.push_back(
            {QString::fromUtf8(info.name.data(), static_cast<qsizetype>(info.name.size())) +
                 (isText ? QLatin1Char(':') : QLatin1Char('=')),
             Context::tr("field")});
    }
    Counts keys;
    eachInstance(catalog, [&](const auto&, const catalog::Instance& instance) {
        for (const auto& [key, value] : instance.row->facts->tags) {
            if (!filter::fieldNamed(key) && filter::quotedWhereNeeded(key) == key)
                add(keys, key, prefix);
        }
    });
    append(out, keys, QStringLiteral("="));
    Counts names;
    eachInstance(catalog, [&](const catalog::ServiceKey& service, const auto&) {
        add(names, service.name, prefix);
    });
    append(out, names, {});
    return out;
}

std::vector<FilterWord> values(const Completion& wanted, const std::string& prefix,
                               const catalog::Catalog& catalog)
{
    Counts counts;
    eachInstance(catalog,
                 [&](const catalog::ServiceKey& service, const catalog::Instance& instance) {
                     const auto& row = *instance.row;
                     if (!wanted.field) {
                         for (const auto& [key, value] : row.facts->tags)
                             if (key == wanted.key) add(counts, value, prefix);
                     } else if (*wanted.field == Field::Service) {
                         add(counts, service.name, prefix);
                     } else if (*wanted.field == Field::Name) {
                         add(counts, row.facts->name, prefix);
                     } else if (*wanted.field == Field::Status) {
                         add(counts, filter::shownStatus(row), prefix);
                     } else if (*wanted.field == Field::Port && instance.address.port != 0) {
                         add(counts, std::to_string(instance.address.port), prefix);
                     }
                 });
    std::vector<FilterWord> out;
    append(out, counts, {});
    return out;
}

} // namespace

std::vector<FilterWord> serviceFilterWords(const Completion& wanted,
                                           const catalog::Catalog& catalog)
{
    const auto prefix = filter::lowered(wanted.prefix);
    std::vector<FilterWord> out;
    switch (wanted.wanted) {
    case Completion::Wanted::Nothing: break;
    case Completion::Wanted::Start: out = starts(prefix, catalog); break;
    case Completion::Wanted::Value: out = values(wanted, prefix, catalog); break;
    }
    // What is whole needs no list.
    const auto whole = QString::fromStdString(wanted.prefix);
    if (out.size() == 1 && out.front().text == whole) out.clear();
    return out;
}

} // namespace grapevine::models
