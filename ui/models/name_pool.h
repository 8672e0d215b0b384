#pragma once

#include <QString>

#include <cstdint>
#include <string_view>
#include <vector>

#include "ui/models/fuzzy_match.h"

namespace grapevine::models {

/// Many names, folded once and laid end to end, to be sought through between two keystrokes.
class NamePool {
public:
    /// Names it holds: at twice the largest cluster known a letter still takes no 30 ms. Those
    /// beyond are counted.
    static constexpr std::size_t kNamesMost = 200'000;

    struct Hit {
        int score = 0;
        std::uint32_t index = 0; ///< In the order they were added.
    };

    void clear();
    void reserve(std::size_t names);
    /// A name as the cluster has it.
    void add(std::string_view name);
    [[nodiscard]] std::size_t size() const { return m_ends.size(); }
    [[nodiscard]] std::size_t leftOut() const { return m_leftOut; }

    /// The best that it fits, best first, at most so many; `total` is how many there are. While a
    /// pattern only grows, only what fitted before is looked at.
    [[nodiscard]] std::vector<Hit> best(const FuzzyPattern& pattern, std::size_t most,
                                        std::size_t& total);

private:
    [[nodiscard]] QStringView at(std::uint32_t index) const;

    QString m_letters;
    std::vector<std::uint32_t> m_ends;
    std::size_t m_leftOut = 0;
    FuzzyPattern m_last;
    std::vector<std::uint32_t> m_fitting; ///< By `m_last`.
    bool m_known = false;
};

} // namespace grapevine::models
