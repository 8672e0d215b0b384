#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace grapevine {

enum class LogLevel : std::uint8_t { Error, Warning, Info, Debug, Trace };

/// Writes lines that never show a secret. One per program, handed down by hand; its sink is
/// called from whatever thread logs and must cope.
///
/// Every line passes `plainText`, and whatever looks like a gossip key becomes `[redacted]`.
class Log {
public:
    using Sink = std::function<void(LogLevel, std::string_view line)>;

    Log() = default;
    Log(LogLevel threshold, Sink sink)
        : m_threshold(threshold)
        , m_sink(std::move(sink))
    {
    }

    [[nodiscard]] bool shows(LogLevel level) const { return m_sink && level <= m_threshold; }
    void write(LogLevel level, std::string_view line) const;

    void error(std::string_view line) const { write(LogLevel::Error, line); }
    void warning(std::string_view line) const { write(LogLevel::Warning, line); }
    void info(std::string_view line) const { write(LogLevel::Info, line); }
    void debug(std::string_view line) const { write(LogLevel::Debug, line); }

    /// Hides words shaped like a 16-, 24- or 32-byte key in base64 or hex. By shape, so that no
    /// copy of a secret has to live here.
    [[nodiscard]] static std::string redact(std::string_view line);

private:
    LogLevel m_threshold = LogLevel::Warning;
    Sink m_sink;
};

[[nodiscard]] std::string_view name(LogLevel level);

} // namespace grapevine
