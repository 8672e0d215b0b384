#pragma once

#include <QString>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/expected.h"
#include "ui/models/ask_draft.h"

namespace grapevine::models {

/// An event or a query as one line that can be kept, sent by mail and pasted again (SFR-12):
///
/// ```
/// serf://host[,host..]/type/[pool/path/]name[?payload=..][;tag=value..]
/// serf://*/query/version
/// serf://db-*,web-1/query/disk/free?payload=%2Fvar;zone=eu-1a
/// ```
/// `type` is `query` or `event`; what stands behind it, slashes included, is the name. `*` and `?`
/// in a host stand for any letters and for any one. Anything may be written as `%XX`, which is
/// UTF-8 and never a wildcard nor a separator. Behind the `?`, parts are divided by `;` or `&`:
/// `payload`, and else a tag with the value that it must have to the letter.
struct AskUri {
    enum class Problem : std::uint8_t {
        NotSerf,     ///< It does not begin with `serf://`.
        TooLong,     ///< More than kLongest bytes.
        NoHost,      ///< Nothing before the first slash, or an empty one in the list.
        NoType,      ///< Nothing behind the hosts.
        UnknownType, ///< Neither `query` nor `event`.
        NoName,
        BadPercent, ///< `%` without two hexadecimal digits behind it.
        NoText,     ///< Decoded it is no UTF-8, or holds a control character where none may be.
        NoValue,    ///< A part behind the `?` without `=`, or with nothing before it.
        TwoPayloads,
        TwoTags,     ///< One tag twice.
        EventFilter, ///< An event goes to everybody: no hosts but `*`, and no tags.
        Fragment,    ///< A `#`, which means nothing here; write it as %23.
    };
    /// A host as written: a name, or a pattern where `isPattern`.
    struct Host {
        /// Letters, and in between them where any (`*`) or any one (`?`) may stand.
        struct Part {
            enum class Kind : std::uint8_t { Text, Any, AnyOne } kind = Kind::Text;
            std::string text;
        };
        std::vector<Part> parts;

        [[nodiscard]] bool isPattern() const;
        /// A single `*`.
        [[nodiscard]] bool isEverybody() const;
        /// The name, where it is none but a name.
        [[nodiscard]] std::string name() const;
        [[nodiscard]] bool matches(std::string_view name) const;
        [[nodiscard]] std::string written() const;
    };

    static constexpr std::size_t kLongest = 8'192;

    [[nodiscard]] static Expected<AskUri, Problem> parse(std::string_view text);
    /// True when a text wants to be one, whatever else is wrong with it.
    [[nodiscard]] static bool looksLikeOne(std::string_view text);

    bool isQuery = true;
    std::vector<Host> hosts;
    std::string name;
    std::string payload;
    std::vector<std::pair<std::string, std::string>> tags;

    [[nodiscard]] bool hasPatterns() const;
    /// The draft that means this among these members: a pattern stands for those of `alive` that it
    /// matches. One that matches nobody is listed as written, which no member is called: an empty
    /// list would ask everybody.
    [[nodiscard]] AskDraft draft(const std::vector<std::string>& alive) const;
};

/// One sentence that says what is wrong.
[[nodiscard]] QString uriProblemText(AskUri::Problem problem);

/// The draft as such a line, and nothing where it cannot say it: a tag filter that is more than one
/// value. Ack, timeout and relays have no word there.
[[nodiscard]] QString draftAsUri(const AskDraft& draft);
/// The draft as a command for a POSIX shell: `serf query -tag role='^db$' version`. Every word is
/// quoted where it has to be.
[[nodiscard]] QString draftAsCommand(const AskDraft& draft);

} // namespace grapevine::models
