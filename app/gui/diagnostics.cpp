#include "app/gui/diagnostics.h"

#include <QGuiApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <QSysInfo>

#include <chrono>
#include <string_view>

#include "app/gui/session_facts.h"
#include "core/base/log.h"
#include "core/base/time_text.h"
#include "ui/models/cluster_text.h"

namespace grapevine::gui {

namespace {

constexpr Duration kMillisecond = std::chrono::milliseconds{1};
constexpr std::size_t kTextLongest = 2000; ///< As long as a line of the log may be.

/// The one way for text into the file.
QString safe(std::string_view text)
{
    return models::clusterText(Log::redact(text), kTextLongest);
}

QString safe(const QString& text)
{
    return safe(std::string_view{text.toStdString()});
}

QJsonValue number(std::uint64_t value)
{
    return QJsonValue(static_cast<qint64>(value));
}

QString phaseWord(link::LinkPhase phase)
{
    switch (phase) {
    case link::LinkPhase::Connecting: return QStringLiteral("connecting");
    case link::LinkPhase::Live: return QStringLiteral("live");
    case link::LinkPhase::Stale: return QStringLiteral("stale");
    case link::LinkPhase::Refused: return QStringLiteral("refused");
    case link::LinkPhase::Closed: return QStringLiteral("closed");
    }
    return {};
}

QString refusalWord(link::Refusal refusal)
{
    switch (refusal) {
    case link::Refusal::BadAddress: return QStringLiteral("bad address");
    case link::Refusal::NobodyListens: return QStringLiteral("nobody listens");
    case link::Refusal::Silent: return QStringLiteral("silent");
    case link::Refusal::Foreign: return QStringLiteral("foreign");
    case link::Refusal::WantsKey: return QStringLiteral("wants key");
    case link::Refusal::KeyRefused: return QStringLiteral("key refused");
    case link::Refusal::KeyNotWanted: return QStringLiteral("key not wanted");
    case link::Refusal::LabelRefused: return QStringLiteral("label refused");
    case link::Refusal::TooLarge: return QStringLiteral("too large");
    case link::Refusal::Broken: return QStringLiteral("broken");
    case link::Refusal::RemoteError: return QStringLiteral("remote error");
    }
    return {};
}

QJsonObject program(const models::DiagnosticsPicture& picture)
{
    const auto size = processSize();
    return {{QStringLiteral("threads"), size.threads},
            {QStringLiteral("memory_bytes"), size.residentBytes},
            {QStringLiteral("stalls"), number(picture.stallsTotal)},
            {QStringLiteral("stopped_from_outside"), number(picture.heldFromOutside)},
            {QStringLiteral("version"), QStringLiteral(GRAPEVINE_VERSION)},
            {QStringLiteral("qt"), QString::fromLatin1(qVersion())},
            {QStringLiteral("platform"), QGuiApplication::platformName()},
            {QStringLiteral("os"), safe(QSysInfo::prettyProductName())},
            {QStringLiteral("kernel"),
             safe(QSysInfo::kernelType() + QLatin1Char(' ') + QSysInfo::kernelVersion())},
            {QStringLiteral("cpu"), QSysInfo::currentCpuArchitecture()}};
}

/// Switches and counts; nothing of what a person typed.
QJsonObject settingsOf(const settings::Settings& settings)
{
    return {{QStringLiteral("theme"), safe(std::string_view{settings.theme})},
            {QStringLiteral("sidebar_folded"), settings.sidebarFolded},
            {QStringLiteral("strip_hidden"), settings.stripHidden},
            {QStringLiteral("demo_walked"), settings.demoWalked},
            {QStringLiteral("notices_off"), settings.noticesOff},
            {QStringLiteral("inspector_shown"), settings.inspectorShown},
            {QStringLiteral("own_service_rules"), !settings.serviceRules.empty()},
            {QStringLiteral("profiles"), number(settings.profiles.all().size())},
            {QStringLiteral("addresses_remembered"), number(settings.lastAddresses.size())}};
}

QJsonObject linkOf(const DiagnosticsInput::Link& link, Moment now)
{
    const auto& status = link.status;
    QJsonArray seeds;
    for (const auto& seed : status.seeds) {
        QJsonObject one{{QStringLiteral("answered"), seed.lastAnswer.has_value()}};
        if (seed.refusal) one.insert(QStringLiteral("refusal"), refusalWord(*seed.refusal));
        seeds.append(one);
    }
    QJsonObject counters;
    for (const auto& [name, value] : link.counters.values())
        counters.insert(safe(std::string_view{name}), number(value));
    const auto mode = link::word(status.mode);
    QJsonObject out{{QStringLiteral("mode"), safe(mode)},
                    {QStringLiteral("phase"), phaseWord(status.phase)},
                    {QStringLiteral("notice"), safe(std::string_view{status.notice})},
                    {QStringLiteral("seeds"), seeds},
                    {QStringLiteral("interval_ms"),
                     number(static_cast<std::uint64_t>(status.interval / kMillisecond))},
                    {QStringLiteral("bytes_per_second"), status.bytesPerSecond},
                    {QStringLiteral("answers"), number(status.answers)},
                    {QStringLiteral("failures"), number(status.failures)},
                    {QStringLiteral("members_asked"), number(status.membersAsked)},
                    {QStringLiteral("entries_dropped"), number(link.entriesDropped)},
                    {QStringLiteral("counters"), counters}};
    if (status.lastAnswer) {
        out.insert(QStringLiteral("last_answer_ago_ms"),
                   static_cast<qint64>((now.boot - status.lastAnswer->boot) / kMillisecond));
    }
    if (status.self) {
        out.insert(QStringLiteral("own_health_score"),
                   static_cast<qint64>(status.self->healthScore));
        out.insert(QStringLiteral("settled"), status.self->settled);
    }
    return out;
}

QJsonArray errorsOf(const std::vector<InternalErrors::Entry>& errors)
{
    QJsonArray out;
    for (const auto& error : errors) {
        out.append(
            QJsonObject{{QStringLiteral("at"), QString::fromStdString(rfc3339(error.first.wall))},
                        {QStringLiteral("where"), error.where == InternalErrors::Where::Network
                                                      ? QStringLiteral("network")
                                                      : QStringLiteral("window")},
                        {QStringLiteral("reason"), safe(error.reason)},
                        {QStringLiteral("times"), number(error.times)}});
    }
    return out;
}

/// Clusters by number: what they are called is nobody's business.
QJsonArray boundsOf(const std::vector<models::BoundRow>& bounds)
{
    QStringList clusters;
    QJsonArray out;
    for (const auto& bound : bounds) {
        QJsonObject one{{QStringLiteral("id"), safe(bound.id)},
                        {QStringLiteral("cap"), number(bound.cap)}};
        if (!bound.cluster.isEmpty()) {
            if (!clusters.contains(bound.cluster)) clusters.append(bound.cluster);
            one.insert(QStringLiteral("cluster"), clusters.indexOf(bound.cluster) + 1);
        }
        if (bound.used) one.insert(QStringLiteral("used"), number(*bound.used));
        if (bound.lost) one.insert(QStringLiteral("lost"), number(*bound.lost));
        if (!bound.counter.isEmpty()) one.insert(QStringLiteral("counter"), safe(bound.counter));
        out.append(one);
    }
    return out;
}

QJsonArray stallsOf(const std::vector<models::DiagnosticsPicture::Stall>& stalls)
{
    QJsonArray out;
    for (const auto& stall : stalls) {
        QJsonArray stack;
        for (const auto& line : stall.stack)
            stack.append(safe(line));
        out.append(
            QJsonObject{{QStringLiteral("at"), QString::fromStdString(rfc3339(stall.noticed.wall))},
                        {QStringLiteral("ms"), static_cast<qint64>(stall.lasted / kMillisecond)},
                        {QStringLiteral("stack"), stack}});
    }
    return out;
}

QJsonArray logOf(const std::vector<LogRing::Line>& lines)
{
    QJsonArray out;
    for (const auto& line : lines) {
        out.append(QJsonObject{{QStringLiteral("at"), QString::fromStdString(rfc3339(line.at))},
                               {QStringLiteral("level"), safe(name(line.level))},
                               {QStringLiteral("text"), safe(std::string_view{line.text})}});
    }
    return out;
}

} // namespace

QByteArray diagnosticsJson(const DiagnosticsInput& input)
{
    QJsonArray links;
    for (const auto& link : input.links)
        links.append(linkOf(link, input.now));
    const QJsonObject all{
        {QStringLiteral("about"),
         QStringLiteral("Diagnostics of Grapevine. No keys and no payloads; notices and lines of "
                        "the log may name members and addresses.")},
        {QStringLiteral("at"), QString::fromStdString(rfc3339(input.now.wall))},
        {QStringLiteral("program"), program(input.picture)},
        {QStringLiteral("settings"), settingsOf(input.settings)},
        {QStringLiteral("errors"), errorsOf(input.errors)},
        {QStringLiteral("errors_dropped"), number(input.errorsDropped)},
        {QStringLiteral("links"), links},
        {QStringLiteral("bounds"), boundsOf(input.picture.bounds)},
        {QStringLiteral("stalls"), stallsOf(input.picture.stalls)},
        {QStringLiteral("log"), logOf(input.picture.log)},
        {QStringLiteral("log_dropped"), number(input.picture.logDropped)}};
    return QJsonDocument(all).toJson(QJsonDocument::Indented);
}

std::optional<QString> writeDiagnostics(const QString& path, const QByteArray& json)
{
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(json) == json.size() && file.commit())
        return std::nullopt;
    return file.errorString();
}

} // namespace grapevine::gui
