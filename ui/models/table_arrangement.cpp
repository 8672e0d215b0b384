#include "ui/models/table_arrangement.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace grapevine::models {

namespace {

/// Ids per list that are read back; more than a table has columns.
constexpr qsizetype kIdsMost = 256;
constexpr int kWidthMost = 10'000;

constexpr std::array<std::pair<RibbonSpan, const char*>, 3> kSpans{
    {{RibbonSpan::Hour, "1h"}, {RibbonSpan::Day, "24h"}, {RibbonSpan::Week, "7d"}}};
constexpr std::array<std::pair<RowDensity, const char*>, 3> kDensities{
    {{RowDensity::Compact, "compact"},
     {RowDensity::Normal, "normal"},
     {RowDensity::Roomy, "roomy"}}};

template<class Value, std::size_t N>
QString wordOf(Value value, const std::array<std::pair<Value, const char*>, N>& words)
{
    for (const auto& [one, word] : words)
        if (one == value) return QLatin1String(word);
    return {};
}

template<class Value, std::size_t N>
Value valueOf(const QJsonValue& word, const std::array<std::pair<Value, const char*>, N>& words,
              Value otherwise)
{
    for (const auto& [one, text] : words)
        if (word.toString() == QLatin1String(text)) return one;
    return otherwise;
}

// Tags' keys are bytes: Latin-1 takes each of them there and back.
QString fromBytes(const std::string& id)
{
    return QString::fromLatin1(id.data(), static_cast<qsizetype>(id.size()));
}

std::string toBytes(const QString& id)
{
    return id.toLatin1().toStdString();
}

QJsonArray listed(const std::vector<std::string>& ids)
{
    QJsonArray list;
    for (const auto& id : ids)
        list.append(fromBytes(id));
    return list;
}

std::vector<std::string> idsIn(const QJsonValue& list)
{
    std::vector<std::string> ids;
    const auto array = list.toArray();
    for (qsizetype at = 0; at < std::min(array.size(), kIdsMost); ++at) {
        auto id = toBytes(array[at].toString());
        if (MemberColumn::fromId(id) && std::find(ids.begin(), ids.end(), id) == ids.end()) {
            ids.push_back(std::move(id));
        }
    }
    return ids;
}

} // namespace

QByteArray TableArrangement::toJson() const
{
    QJsonObject wide;
    for (const auto& [id, width] : widths)
        wide.insert(fromBytes(id), width);
    const QJsonObject all{{QStringLiteral("widths"), wide},
                          {QStringLiteral("added"), listed(columns.added)},
                          {QStringLiteral("removed"), listed(columns.removed)},
                          {QStringLiteral("order"), listed(columns.order)},
                          {QStringLiteral("pinned"), listed(columns.pinned)},
                          {QStringLiteral("sort"), fromBytes(sortColumn)},
                          {QStringLiteral("descending"), descending},
                          {QStringLiteral("keep_sorted"), keepSorted},
                          {QStringLiteral("span"), wordOf(span, kSpans)},
                          {QStringLiteral("density"), wordOf(density, kDensities)}};
    return QJsonDocument(all).toJson(QJsonDocument::Compact);
}

TableArrangement TableArrangement::fromJson(const QByteArray& json)
{
    const auto all = QJsonDocument::fromJson(json).object();
    TableArrangement out;
    const auto wide = all[QStringLiteral("widths")].toObject();
    for (auto at = wide.begin(); at != wide.end(); ++at) {
        const int width = at.value().toInt();
        const bool known = MemberColumn::fromId(toBytes(at.key())).has_value();
        if (known && width > 0 && out.widths.size() < static_cast<std::size_t>(kIdsMost)) {
            out.widths[toBytes(at.key())] = std::min(width, kWidthMost);
        }
    }
    out.columns = {.added = idsIn(all[QStringLiteral("added")]),
                   .removed = idsIn(all[QStringLiteral("removed")]),
                   .order = idsIn(all[QStringLiteral("order")]),
                   .pinned = idsIn(all[QStringLiteral("pinned")])};
    const auto sorted = toBytes(all[QStringLiteral("sort")].toString());
    if (MemberColumn::fromId(sorted)) out.sortColumn = sorted;
    out.descending = all[QStringLiteral("descending")].toBool();
    out.keepSorted = all[QStringLiteral("keep_sorted")].toBool();
    out.span = valueOf(all[QStringLiteral("span")], kSpans, RibbonSpan::Hour);
    out.density = valueOf(all[QStringLiteral("density")], kDensities, RowDensity::Normal);
    return out;
}

} // namespace grapevine::models
