#include "app/cli/asking.h"

#include <chrono>

#include "app/cli/print.h"
#include "core/base/plain_text.h"

namespace grapevine::cli {

std::optional<link::CommandOutcome> send(Asking& asking, link::Command command)
{
    static_cast<void>(asking.session.submit(link::SetLock{true}));
    auto outcome = asking.session.ask(asking.guard, std::move(command));
    if (!outcome) {
        printErr("Not sent: the time is up, or the way to the cluster is closed.\n");
        return std::nullopt;
    }
    if (outcome->refusal) {
        printErr("Not sent: {}.\n", plainText(sentence(*outcome)));
        return std::nullopt;
    }
    return outcome;
}

double milliseconds(Duration duration)
{
    return std::chrono::duration<double, std::milli>(duration).count();
}

} // namespace grapevine::cli
