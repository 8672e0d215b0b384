#include "ui/models/probe_result.h"

#include <QCoreApplication>

#include "ui/models/time_words.h"

namespace grapevine::models {

namespace {
struct Context {
    Q_DECLARE_TR_FUNCTIONS(Probe)
};
} // namespace

QString probeText(const ProbeResult& result)
{
    switch (result.state) {
    case ProbeResult::State::Waiting: return Context::tr("asking …");
    case ProbeResult::State::Open: return Context::tr("open, %1").arg(rttText(result.took));
    case ProbeResult::State::Refused: return Context::tr("refused: nobody listens");
    case ProbeResult::State::Silent:
        return Context::tr("no answer in %1").arg(spanText(result.took));
    case ProbeResult::State::NoRoute: return Context::tr("no route");
    case ProbeResult::State::NoName: return Context::tr("name not found");
    case ProbeResult::State::Failed: return Context::tr("failed");
    }
    return {};
}

} // namespace grapevine::models
