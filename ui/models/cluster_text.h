#pragma once

#include <QString>

#include <cstddef>
#include <string_view>

namespace grapevine::models {

/// Longest cluster string a cell or label shows; the rest ends in `…`.
inline constexpr std::size_t kClusterTextLongest = 512;

/// The window's only way from a cluster's bytes to a QString: through `plainText`.
[[nodiscard]] QString clusterText(std::string_view untrusted,
                                  std::size_t limit = kClusterTextLongest);

/// Tooltips guess for themselves whether they hold rich text. This makes one show exactly the
/// letters of `plain`, whatever stands in them.
[[nodiscard]] QString tooltipText(const QString& plain);
/// The same above what the tooltip `more` says, unless that has those letters already.
[[nodiscard]] QString tooltipText(const QString& plain, const QString& more);

} // namespace grapevine::models
