#include "ui/models/delivery.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

#include "ui/models/cluster_text.h"
#include "ui/models/time_words.h"
#include "ui/models/tsv_cell.h"

namespace grapevine::models {

using link::DeliveryState;

namespace {

constexpr std::size_t kNameLongest = 128;

QString say(const char* text, int n = -1)
{
    return QCoreApplication::translate("Delivery", text, nullptr, n);
}

/// In the few words that a seed's refusal has as well.
QString refusalWord(link::Refusal refusal)
{
    const auto word = [](const char* text) { return QCoreApplication::translate("Refusal", text); };
    switch (refusal) {
    case link::Refusal::BadAddress: return word("name not known");
    case link::Refusal::NobodyListens: return word("nothing listens");
    case link::Refusal::Silent: return word("no answer");
    case link::Refusal::Foreign: return word("not gossip");
    case link::Refusal::WantsKey: return word("wants a key");
    case link::Refusal::KeyRefused: return word("key refused");
    case link::Refusal::KeyNotWanted: return word("not encrypted");
    case link::Refusal::LabelRefused: return word("label refused");
    case link::Refusal::TooLarge: return word("answer too large");
    case link::Refusal::Broken: return word("answer broken");
    case link::Refusal::RemoteError: return word("error over there");
    }
    return {};
}

/// The engine's own words, which it says in English, where they are known.
QString detailWords(const std::string& detail)
{
    if (detail == "it counts as failed")
        return say(QT_TRANSLATE_NOOP("Delivery", "it counts as failed"));
    if (detail == "its address is not known")
        return say(QT_TRANSLATE_NOOP("Delivery", "its address is not known"));
    if (detail == "somebody else answers at its address")
        return say(QT_TRANSLATE_NOOP("Delivery", "somebody else answers at its address"));
    if (detail == "it lists no events at all, as one that joined later") {
        return say(
            QT_TRANSLATE_NOOP("Delivery", "it lists no events at all, as one that joined later"));
    }
    if (detail == "its events could not be read")
        return say(QT_TRANSLATE_NOOP("Delivery", "its events could not be read"));
    return clusterText(detail, 200);
}

} // namespace

bool Delivery::isOpen() const
{
    if (!command || refused || cutOff) return false;
    return !proof || proof->proof != *command || proof->end == link::DeliveryProof::End::Open;
}

std::size_t Delivery::count(DeliveryState state) const
{
    return static_cast<std::size_t>(std::count_if(
        lines.begin(), lines.end(), [&](const auto& one) { return one.second.state == state; }));
}

std::size_t Delivery::provable() const
{
    return lines.size() - count(DeliveryState::Observer);
}

std::vector<std::string> Delivery::unproven() const
{
    std::vector<std::string> out;
    for (const auto& [member, line] : lines)
        if (isUnproven(line.state)) out.push_back(member);
    return out;
}

bool isUnproven(DeliveryState state)
{
    return state != DeliveryState::Held && state != DeliveryState::Observer;
}

QString deliveryWord(DeliveryState state)
{
    switch (state) {
    case DeliveryState::Held: return say(QT_TRANSLATE_NOOP("Delivery", "has it"));
    case DeliveryState::Missing: return say(QT_TRANSLATE_NOOP("Delivery", "has it not (yet)"));
    case DeliveryState::Rolled: return say(QT_TRANSLATE_NOOP("Delivery", "cannot tell"));
    case DeliveryState::Unasked: return say(QT_TRANSLATE_NOOP("Delivery", "could not be asked"));
    case DeliveryState::Waiting: return say(QT_TRANSLATE_NOOP("Delivery", "not asked yet"));
    case DeliveryState::Observer:
        return say(QT_TRANSLATE_NOOP("Delivery", "observer, does not tell"));
    }
    return {};
}

QString deliveryReason(const link::DeliveryLine& line)
{
    if (line.state == DeliveryState::Rolled)
        return say(QT_TRANSLATE_NOOP("Delivery", "its ring of events has moved on"));
    if (line.state == DeliveryState::Observer)
        return say(QT_TRANSLATE_NOOP("Delivery", "it relays events and lists none of them"));
    if (line.state != DeliveryState::Unasked && line.state != DeliveryState::Missing) return {};
    return unaskedReason(line.refusal, line.detail);
}

QString unaskedReason(const std::optional<link::Refusal>& refusal, const std::string& detail)
{
    if (!refusal) return detailWords(detail);
    const QString word = refusalWord(*refusal);
    return detail.empty() ? word : QStringLiteral("%1: %2").arg(word, detailWords(detail));
}

QString deliveryCounts(const Delivery& delivery)
{
    if (delivery.lines.empty()) return {};
    QStringList parts{say(QT_TRANSLATE_NOOP("Delivery", "%1 of %2 have it"))
                          .arg(delivery.count(DeliveryState::Held))
                          .arg(delivery.provable())};
    const auto add = [&](DeliveryState state, const char* text) {
        const auto n = static_cast<int>(delivery.count(state));
        if (n > 0) parts.append(say(text, n));
    };
    add(DeliveryState::Missing, QT_TRANSLATE_N_NOOP("Delivery", "%n has it not (yet)"));
    add(DeliveryState::Unasked, QT_TRANSLATE_N_NOOP("Delivery", "%n could not be asked"));
    add(DeliveryState::Rolled, QT_TRANSLATE_N_NOOP("Delivery", "%n cannot tell any more"));
    add(DeliveryState::Waiting, QT_TRANSLATE_N_NOOP("Delivery", "%n not asked yet"));
    add(DeliveryState::Observer, QT_TRANSLATE_N_NOOP("Delivery", "%n observer(s) not counted"));
    if (delivery.proof && delivery.proof->left > 0) {
        parts.append(say(QT_TRANSLATE_N_NOOP("Delivery", "%n more left out"),
                         static_cast<int>(delivery.proof->left)));
    }
    return parts.join(QStringLiteral(" · "));
}

QString deliveryAsTsv(const Delivery& delivery)
{
    QString out;
    for (const auto& [member, line] : delivery.lines) {
        const QStringList cells{clusterText(member, kNameLongest), deliveryWord(line.state),
                                preciseText(line.at.wall), deliveryReason(line)};
        for (qsizetype i = 0; i < cells.size(); ++i)
            out += (i > 0 ? QStringLiteral("\t") : QString()) + tsvCell(cells[i]);
        out += QLatin1Char('\n');
    }
    return out;
}

} // namespace grapevine::models
