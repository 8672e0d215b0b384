#include "ui/models/name_pool.h"

#include <algorithm>
#include <utility>

#include "ui/models/cluster_text.h"

namespace grapevine::models {

namespace {

/// Of one name; agents allow 128.
constexpr std::size_t kNameLongest = 128;

bool isPlain(std::string_view name)
{
    return std::all_of(name.begin(), name.end(),
                       [](char letter) { return letter >= ' ' && letter < 127; });
}

} // namespace

void NamePool::clear()
{
    m_letters.clear();
    m_ends.clear();
    m_fitting.clear();
    m_leftOut = 0;
    m_known = false;
}

void NamePool::reserve(std::size_t names)
{
    constexpr std::size_t kUsual = 16;
    m_ends.reserve(std::min(names, kNamesMost));
    m_letters.reserve(static_cast<qsizetype>(std::min(names, kNamesMost) * kUsual));
}

void NamePool::add(std::string_view name)
{
    if (m_ends.size() == kNamesMost) {
        ++m_leftOut;
        return;
    }
    if (name.size() <= kNameLongest && isPlain(name)) {
        for (const char letter : name)
            m_letters.append(QLatin1Char(
                letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + 32) : letter));
    } else {
        m_letters.append(foldedForSearch(clusterText(name, kNameLongest)));
    }
    m_ends.push_back(static_cast<std::uint32_t>(m_letters.size()));
    m_known = false;
}

QStringView NamePool::at(std::uint32_t index) const
{
    const std::uint32_t begin = index == 0 ? 0 : m_ends[index - 1];
    return QStringView(m_letters).mid(begin, m_ends[index] - begin);
}

std::vector<NamePool::Hit> NamePool::best(const FuzzyPattern& pattern, std::size_t most,
                                          std::size_t& total)
{
    const bool narrower = m_known && pattern.isNarrowerThan(m_last);
    std::vector<std::uint32_t> fitting;
    // One number each, the best the greatest: a lower index beats a higher one.
    std::vector<std::uint64_t> ranked;
    const auto look = [&](std::uint32_t index) {
        const int score = pattern.score(at(index));
        if (score == 0) return;
        fitting.push_back(index);
        ranked.push_back(static_cast<std::uint64_t>(score) << 32U | (UINT32_MAX - index));
    };
    const auto all = static_cast<std::uint32_t>(m_ends.size());
    fitting.reserve(narrower ? m_fitting.size() : all);
    ranked.reserve(fitting.capacity());
    if (narrower) {
        for (const auto index : m_fitting)
            look(index);
    } else {
        for (std::uint32_t index = 0; index < all; ++index)
            look(index);
    }
    total = fitting.size();
    m_fitting = std::move(fitting);
    m_last = pattern;
    m_known = true;
    const auto count = std::min(most, ranked.size());
    std::partial_sort(ranked.begin(), ranked.begin() + static_cast<std::ptrdiff_t>(count),
                      ranked.end(), std::greater<>());
    std::vector<Hit> hits;
    hits.reserve(count);
    for (std::size_t i = 0; i < count; ++i)
        hits.push_back({static_cast<int>(ranked[i] >> 32U),
                        UINT32_MAX - static_cast<std::uint32_t>(ranked[i])});
    return hits;
}

} // namespace grapevine::models
