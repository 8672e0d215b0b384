#include "ui/widgets/history_chart.h"

#include <QChart>
#include <QChartView>
#include <QEvent>
#include <QGraphicsLayout>
#include <QLegend>
#include <QLegendMarker>
#include <QLineSeries>
#include <QVBoxLayout>
#include <QValueAxis>

#include <algorithm>
#include <cmath>

#include "ui/widgets/theme.h"

namespace grapevine::widgets {

namespace {

constexpr int kTicksOfTime = 4;
constexpr int kHeightLeast = 150;

QColor colourOf(HistoryChart::Line::Ink ink, const Theme& theme)
{
    switch (ink) {
    case HistoryChart::Line::Ink::Alive: return theme.alive;
    case HistoryChart::Line::Ink::Suspect: return theme.suspect;
    case HistoryChart::Line::Ink::Failed: return theme.failed;
    case HistoryChart::Line::Ink::Accent: return theme.accent;
    case HistoryChart::Line::Ink::Text: return theme.text;
    case HistoryChart::Line::Ink::Quiet: return theme.quiet;
    }
    return theme.text;
}

/// The next number above that reads well on an axis of four steps: 4, 8, 20, 40, 80, ..
double niceAbove(double value)
{
    double step = 4;
    while (step < value) {
        for (const double factor : {1.0, 2.0, 5.0}) {
            if (step * factor >= value) return step * factor;
        }
        step *= 10;
    }
    return step;
}

} // namespace

HistoryChart::HistoryChart(const QString& objectName, const QString& title,
                           const std::vector<Line>& lines, QWidget* parent)
    : QWidget(parent)
    , m_lines(lines)
{
    setObjectName(objectName);
    setAccessibleName(title);
    setMinimumHeight(kHeightLeast);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
}

void HistoryChart::build()
{
    if (m_chart != nullptr) return;
    m_chart = new QChart;
    m_view = new QChartView(m_chart, this);
    m_time = new QValueAxis(m_chart);
    m_value = new QValueAxis(m_chart);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setFocusPolicy(Qt::NoFocus);
    m_view->setRenderHint(QPainter::Antialiasing);
    m_chart->setTitle(accessibleName());
    m_chart->setAnimationOptions(QChart::NoAnimation);
    m_chart->setMargins(QMargins(4, 0, 8, 0));
    m_chart->setBackgroundRoundness(0);
    m_chart->layout()->setContentsMargins(0, 0, 0, 0);
    m_chart->legend()->setAlignment(Qt::AlignTop);
    m_chart->legend()->setMarkerShape(QLegend::MarkerShapeFromSeries);
    m_chart->addAxis(m_time, Qt::AlignBottom);
    m_chart->addAxis(m_value, Qt::AlignLeft);
    m_time->setTickCount(kTicksOfTime);
    m_time->setLabelFormat(tr("%.0f min", "axis of time; %.0f is a number of minutes"));
    m_value->setTickCount(5);
    m_value->setLabelFormat(QStringLiteral("%.0f"));
    for (const auto& line : m_lines) {
        auto& runs = m_series.emplace_back();
        for (std::size_t run = 0; run < kRunsMost; ++run)
            runs.push_back(addSeries(line, run == 0));
    }
    layout()->addWidget(m_view);
    setRange(15, 4);
    tint();
}

void HistoryChart::showEvent(QShowEvent* event)
{
    build();
    QWidget::showEvent(event);
}

QLineSeries* HistoryChart::addSeries(const Line& line, bool inLegend)
{
    auto* series = new QLineSeries(m_chart);
    series->setName(line.name);
    m_chart->addSeries(series);
    series->attachAxis(m_time);
    series->attachAxis(m_value);
    for (auto* marker : m_chart->legend()->markers(series))
        marker->setVisible(inLegend);
    return series;
}

void HistoryChart::setValues(std::size_t line, const QList<QPointF>& points)
{
    // A series cannot be interrupted: given a NaN it draws a line from the chart's corner. Each
    // unbroken run has a series of its own.
    build();
    auto& runs = m_series[line];
    std::size_t used = 0;
    auto end = points.size();
    while (end > 0 && used < kRunsMost) {
        if (std::isnan(points[end - 1].y())) {
            --end;
            continue;
        }
        auto begin = end;
        while (begin > 0 && !std::isnan(points[begin - 1].y()))
            --begin;
        runs[used++]->replace(points.sliced(begin, end - begin));
        end = begin;
    }
    for (; used < kRunsMost; ++used)
        runs[used]->clear();
}

void HistoryChart::setRange(double minutes, double most)
{
    build();
    m_time->setRange(-minutes, 0);
    m_value->setRange(0, niceAbove(most));
}

void HistoryChart::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) tint();
}

void HistoryChart::tint()
{
    if (m_chart == nullptr) return;
    const Theme& theme = Theme::behind(palette());
    QFont small = font();
    small.setPointSizeF(small.pointSizeF() - 1);
    QFont bold = font();
    bold.setBold(true);
    m_chart->setBackgroundBrush(theme.base);
    m_view->setBackgroundBrush(theme.base);
    m_chart->setBackgroundPen(Qt::NoPen);
    m_chart->setTitleFont(bold);
    m_chart->setTitleBrush(theme.text);
    m_chart->legend()->setLabelColor(theme.text);
    m_chart->legend()->setFont(small);
    for (auto* axis : {m_time, m_value}) {
        axis->setLabelsFont(small);
        axis->setLabelsColor(theme.quiet);
        axis->setGridLineColor(theme.line);
        axis->setLinePenColor(theme.line);
    }
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        const QPen pen(colourOf(m_lines[i].ink, theme), 2, m_lines[i].pen, Qt::FlatCap,
                       Qt::RoundJoin);
        for (auto* run : m_series[i])
            run->setPen(pen);
    }
}

} // namespace grapevine::widgets
