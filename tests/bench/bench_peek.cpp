#include <algorithm>
#include <fstream>
#include <string>

#include "core/agent/facts_interner.h"
#include "core/agent/peek_exchange.h"
#include "core/agent/peek_table.h"
#include "core/crypto/keyring.h"
#include "core/crypto/sealer.h"
#include "tests/bench/inputs.h"
#include "tests/bench/memory.h"
#include "tests/bench/stopwatch.h"

namespace grapevine::bench {

namespace {

constexpr std::size_t kReadSize = 64 * 1024; // What one read of a socket gives.

} // namespace

bool measurePeek(std::string_view name, const char* path)
{
    std::ifstream file(path, std::ios::binary);
    if (!file) return false;
    const auto residentBefore = statusField("VmRSS");
    const auto began = Watch::now();

    crypto::Sealer sealer{crypto::Keyring{}};
    agent::FactsInterner facts;
    agent::PeekExchange exchange{"", sealer, facts};
    Bytes chunk(kReadSize);
    bool done = false;
    while (!done) {
        file.read(reinterpret_cast<char*>(chunk.data()),
                  static_cast<std::streamsize>(chunk.size()));
        const auto count = static_cast<std::size_t>(file.gcount());
        if (count == 0) return false;
        const auto progress = exchange.handleBytes(ByteView{chunk}.first(count));
        if (!progress) return false;
        done = *progress == agent::PeekExchange::Progress::Done;
    }
    const auto decoded = Watch::now();
    agent::PeekTable table{ClusterId{}};
    const Moment moment{};
    const auto answer = exchange.takeAnswer();
    const auto changes = table.handleAnswer(moment, "asked", answer);
    const auto rows = table.rows();
    const auto ended = Watch::now();
    if (rows.size() != answer.members.size() || changes.changed.size() != rows.size()) return false;

    const auto milliseconds = [](auto duration) {
        return std::chrono::duration<double, std::milli>(duration).count();
    };
    figure(fmt::format("{}-decoded", name), milliseconds(decoded - began), "ms");
    figure(fmt::format("{}-rows", name), milliseconds(ended - began), "ms");
    figure(fmt::format("{}-rss", name), (statusField("VmRSS") - residentBefore) / 1024.0, "MB");
    figure(fmt::format("{}-rss-highest", name), statusField("VmHWM") / 1024.0, "MB");
    return true;
}

} // namespace grapevine::bench
