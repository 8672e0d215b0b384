#include "ui/widgets/filter_chips.h"

#include <QEvent>
#include <QMenu>
#include <QScopedValueRollback>
#include <QToolButton>

#include <algorithm>

#include "core/filter/edit.h"
#include "ui/widgets/filter_chip.h"

namespace grapevine::widgets {

namespace {
constexpr int kGap = 6;
} // namespace

FilterChips::FilterChips(QWidget* parent)
    : QWidget(parent)
    , m_more(new QToolButton(this))
{
    setObjectName(QStringLiteral("filterChips"));
    setAccessibleName(tr("Parts of the filter"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_more->setObjectName(QStringLiteral("moreChips"));
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setMenu(new QMenu(m_more));
    m_more->hide();
    connect(m_more->menu(), &QMenu::aboutToShow, this, &FilterChips::listHidden);
}

void FilterChips::show(const filter::Expression& filter)
{
    // What a click on a chip has made is shown already.
    if (m_telling) return;
    std::vector<Part> parts;
    for (const auto& term : filter.terms())
        parts.push_back({term.text, false});
    if (!filter.isEmpty()) {
        for (std::size_t at = 0; at < m_parts.size(); ++at) {
            if (!m_parts[at].muted) continue;
            const auto place = std::min(at, parts.size());
            parts.insert(parts.begin() + static_cast<std::ptrdiff_t>(place), m_parts[at]);
        }
    }
    const bool same = std::equal(
        parts.begin(), parts.end(), m_parts.begin(), m_parts.end(),
        [](const Part& a, const Part& b) { return a.term == b.term && a.muted == b.muted; });
    if (same) return;
    m_parts = std::move(parts);
    rebuild();
}

void FilterChips::rebuild()
{
    for (auto* chip : m_chips) {
        chip->hide();
        chip->deleteLater();
    }
    m_chips.clear();
    for (std::size_t at = 0; at < m_parts.size(); ++at) {
        auto* chip = new FilterChip(m_parts[at].term, m_parts[at].muted, this);
        connect(chip, &FilterChip::negated, this, [this, at] { negate(at); });
        connect(chip, &FilterChip::muteToggled, this, [this, at] { mute(at); });
        connect(chip, &FilterChip::removed, this, [this, at] { remove(at); });
        // Tab comes to a chip where it is seen, not behind all that was there before it.
        setTabOrder(m_chips.empty() ? static_cast<QWidget*>(m_more) : m_chips.back(), chip);
        m_chips.push_back(chip);
    }
    place();
}

void FilterChips::place()
{
    int wanted = 0;
    int least = 0;
    for (const auto* chip : m_chips) {
        wanted += chip->sizeHint().width() + kGap;
        least += chip->minimumSizeHint().width() + kGap;
    }
    const int tail = m_more->sizeHint().width() + kGap;
    const bool all = least - kGap <= width();
    const int room = width() + kGap - (all ? 0 : tail);
    int x = 0;
    std::size_t hidden = 0;
    for (auto* chip : m_chips) {
        const int natural = chip->sizeHint().width();
        const int smallest = chip->minimumSizeHint().width();
        // Long chips give up what is missing, each by its share.
        int wide = natural;
        if (wanted > room && wanted > least) {
            const double share = std::clamp(double(room - least) / (wanted - least), 0.0, 1.0);
            wide = smallest + static_cast<int>((natural - smallest) * share);
        }
        const bool fits = x + wide + kGap <= room;
        chip->setVisible(fits && hidden == 0);
        if (!fits || hidden > 0) {
            ++hidden;
            continue;
        }
        const int high = chip->sizeHint().height();
        const int left = isRightToLeft() ? width() - x - wide : x;
        chip->setGeometry(left, (height() - high) / 2, wide, high);
        x += wide + kGap;
    }
    m_more->setVisible(hidden > 0);
    m_more->setText(QStringLiteral("+%1").arg(hidden));
    m_more->setAccessibleName(
        tr("%n more part(s) of the filter", nullptr, static_cast<int>(hidden)));
    const QSize size = m_more->sizeHint();
    m_more->setGeometry(isRightToLeft() ? width() - x - size.width() : x,
                        (height() - size.height()) / 2, size.width(), size.height());
}

void FilterChips::listHidden()
{
    auto* menu = m_more->menu();
    menu->clear();
    for (auto* chip : m_chips) {
        if (chip->isVisible()) continue;
        auto text = chip->text().left(60).replace(QLatin1Char('&'), QStringLiteral("&&"));
        chip->fill(*menu->addMenu(text));
    }
}

filter::Expression FilterChips::alone(const std::string& term) const
{
    return filter::Expression::parse(term).value_or(filter::Expression());
}

void FilterChips::negate(std::size_t part)
{
    m_parts[part].term = filter::withTermNegated(alone(m_parts[part].term), 0);
    tell();
}

void FilterChips::mute(std::size_t part)
{
    m_parts[part].muted = !m_parts[part].muted;
    tell();
}

void FilterChips::remove(std::size_t part)
{
    m_parts.erase(m_parts.begin() + static_cast<std::ptrdiff_t>(part));
    tell();
}

void FilterChips::tell()
{
    std::string text;
    std::size_t live = 0;
    for (const auto& part : m_parts)
        live += part.muted ? 0U : 1U;
    for (const auto& part : m_parts) {
        if (part.muted) continue;
        // Beside others an alternative would swallow its neighbours.
        const bool group = live > 1 && alone(part.term).isAlternative();
        text += (text.empty() ? "" : " ") + (group ? "(" + part.term + ")" : part.term);
    }
    const bool hadFocus = isAncestorOf(focusWidget());
    rebuild();
    if (hadFocus && !m_chips.empty()) m_chips.front()->setFocus();
    const QScopedValueRollback telling(m_telling, true);
    Q_EMIT edited(QString::fromStdString(text));
}

QSize FilterChips::sizeHint() const
{
    return {0, QFontMetrics(font()).height() + 8};
}

QSize FilterChips::minimumSizeHint() const
{
    return sizeHint();
}

void FilterChips::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    place();
}

void FilterChips::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::LayoutDirectionChange) {
        updateGeometry();
        place();
    }
}

} // namespace grapevine::widgets
