#include "ui/widgets/run_chart.h"

#include <QChart>
#include <QChartView>
#include <QCursor>
#include <QEvent>
#include <QGraphicsLayout>
#include <QLegend>
#include <QLocale>
#include <QLogValueAxis>
#include <QScatterSeries>
#include <QToolTip>
#include <QVBoxLayout>
#include <QValueAxis>

#include <algorithm>
#include <cmath>

#include "ui/models/cluster_text.h"
#include "ui/models/time_words.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/theme.h"

namespace grapevine::widgets {

namespace {

constexpr double kAckSize = 8;
constexpr double kAnswerSize = 7;
/// So little that the window need not grow for it; the splitter gives it more.
constexpr int kHeightLeast = 60;
/// What an axis of logarithms cannot show below.
constexpr double kShortest = 0.01;

double milliseconds(Duration time)
{
    return std::max(kShortest, static_cast<double>(time.count()) / 1e6);
}

QString summaryWords(const QString& sentence, const models::TimeSummary& times)
{
    return sentence.arg(models::rttText(times.first), models::rttText(times.median),
                        models::rttText(times.last), models::rttText(times.spread()));
}

} // namespace

RunChart::RunChart(QWidget* parent)
    : QWidget(parent)
    , m_chart(new QChart)
    , m_view(new QChartView(m_chart, this))
    , m_time(new QLogValueAxis(m_chart))
    , m_count(new QValueAxis(m_chart))
    , m_ackWords(new ElidedLabel(QStringLiteral("runAckTimes"), this))
    , m_answerWords(new ElidedLabel(QStringLiteral("runAnswerTimes"), this))
{
    setObjectName(QStringLiteral("runChart"));
    setAccessibleName(tr("Times of acks and answers"));
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setFocusPolicy(Qt::NoFocus);
    m_view->setRenderHint(QPainter::Antialiasing);
    m_view->setMinimumHeight(kHeightLeast);
    m_chart->setAnimationOptions(QChart::NoAnimation);
    m_chart->setMargins(QMargins(8, 0, 12, 0));
    m_chart->setBackgroundRoundness(0);
    m_chart->layout()->setContentsMargins(0, 0, 0, 0);
    m_chart->legend()->setAlignment(Qt::AlignTop);
    m_chart->legend()->setMarkerShape(QLegend::MarkerShapeFromSeries);
    m_chart->addAxis(m_time, Qt::AlignBottom);
    m_chart->addAxis(m_count, Qt::AlignLeft);
    m_time->setBase(10);
    m_time->setMinorTickCount(8);
    m_time->setLabelFormat(tr("%g ms", "axis of time; %g is a number of milliseconds"));
    m_count->setLabelFormat(QStringLiteral("%.0f"));
    m_acks = make(models::ReplyKind::Ack, tr("acks"));
    m_answers = make(models::ReplyKind::Answer, tr("answers"));
    for (ElidedLabel* label : {m_ackWords, m_answerWords}) {
        label->setGivesWay(true);
        label->setContentsMargins(16, 0, 12, 0);
    }
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 4);
    column->setSpacing(2);
    column->addWidget(m_ackWords);
    column->addWidget(m_answerWords);
    column->addWidget(m_view, 1);
    tint();
}

RunChart::Kind RunChart::make(models::ReplyKind kind, const QString& name)
{
    auto* series = new QScatterSeries(m_chart);
    series->setName(name);
    const bool ack = kind == models::ReplyKind::Ack;
    series->setMarkerShape(ack ? QScatterSeries::MarkerShapeCircle
                               : QScatterSeries::MarkerShapeRectangle);
    series->setMarkerSize(ack ? kAckSize : kAnswerSize);
    m_chart->addSeries(series);
    series->attachAxis(m_time);
    series->attachAxis(m_count);
    connect(series, &QScatterSeries::hovered, this, [this, ack](const QPointF& dot, bool over) {
        if (over) {
            hint(ack ? m_acks : m_answers, dot);
        } else {
            QToolTip::hideText();
        }
    });
    connect(series, &QScatterSeries::clicked, this, [this, ack](const QPointF& dot) {
        const auto* time = find(ack ? m_acks : m_answers, dot);
        if (time != nullptr) Q_EMIT memberChosen(time->member);
    });
    return {series, {}};
}

const models::ReplyTime* RunChart::find(const Kind& kind, const QPointF& dot)
{
    const auto place = static_cast<std::size_t>(std::lround(dot.y()));
    const auto at = std::find_if(kind.times.begin(), kind.times.end(),
                                 [place](const auto& time) { return time.place == place; });
    return at == kind.times.end() ? nullptr : &*at;
}

void RunChart::hint(const Kind& kind, const QPointF& dot) const
{
    const auto* time = find(kind, dot);
    if (time == nullptr) return;
    const QString words = QStringLiteral("%1: %2 %3")
                              .arg(models::clusterText(time->member, 128), kind.series->name(),
                                   models::rttText(time->after));
    QToolTip::showText(QCursor::pos(), models::tooltipText(words), m_view);
}

void RunChart::show(const models::AskRun& run)
{
    const auto fill = [&run](Kind& kind, models::ReplyKind which) {
        kind.times = models::replyTimes(run, which, kDotsMost / 2);
        QList<QPointF> dots;
        dots.reserve(static_cast<qsizetype>(kind.times.size()));
        for (const auto& time : kind.times)
            dots.append({milliseconds(time.after), static_cast<double>(time.place)});
        kind.series->replace(dots);
    };
    fill(m_acks, models::ReplyKind::Ack);
    fill(m_answers, models::ReplyKind::Answer);
    m_acks.series->setVisible(run.ackWanted());
    fit();
    const auto acks = models::timeSummary(run, models::ReplyKind::Ack);
    const auto answers = models::timeSummary(run, models::ReplyKind::Answer);
    m_ackWords->setVisible(run.ackWanted());
    m_ackWords->setText(
        acks ? summaryWords(tr("Acks: first %1, median %2, slowest %3, spread %4"), *acks)
             : tr("No ack came within the time."));
    m_answerWords->setText(
        answers ? summaryWords(tr("Answers: first %1, median %2, slowest %3, spread %4"), *answers)
                : tr("No answer came within the time."));
    setAccessibleDescription(m_ackWords->text() + QLatin1Char(' ') + m_answerWords->text());
}

void RunChart::fit()
{
    double shortest = 1;
    double longest = 10;
    double most = 4;
    bool any = false;
    for (const Kind* kind : {&m_acks, &m_answers}) {
        if (kind->times.empty()) continue;
        const double first = milliseconds(kind->times.front().after);
        const double last = milliseconds(kind->times.back().after);
        shortest = any ? std::min(shortest, first) : first;
        longest = any ? std::max(longest, last) : last;
        most = std::max(most, static_cast<double>(kind->times.back().place));
        any = true;
    }
    // Whole powers of ten, so that both ends have a label.
    const double low = std::pow(10, std::floor(std::log10(shortest)));
    const double high = std::pow(10, std::ceil(std::log10(longest)));
    m_time->setRange(low, high > low ? high : low * 10);
    m_count->setRange(0, most);
    m_count->applyNiceNumbers();
}

void RunChart::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) tint();
}

void RunChart::tint()
{
    const Theme& theme = Theme::behind(palette());
    QFont small = font();
    small.setPointSizeF(small.pointSizeF() - 1);
    m_chart->setBackgroundBrush(theme.base);
    m_view->setBackgroundBrush(theme.base);
    m_chart->setBackgroundPen(Qt::NoPen);
    m_chart->legend()->setLabelColor(theme.text);
    m_chart->legend()->setFont(small);
    for (QAbstractAxis* axis :
         {static_cast<QAbstractAxis*>(m_time), static_cast<QAbstractAxis*>(m_count)}) {
        axis->setLabelsFont(small);
        axis->setLabelsColor(theme.quiet);
        axis->setGridLineColor(theme.line);
        axis->setMinorGridLineColor(mixed(theme.line, theme.base, 0.5));
        axis->setLinePenColor(theme.line);
    }
    // Rings and filled squares: told apart without colours.
    m_acks.series->setColor(Qt::transparent);
    m_acks.series->setBorderColor(theme.quiet);
    m_answers.series->setColor(theme.accent);
    m_answers.series->setBorderColor(theme.base);
}

} // namespace grapevine::widgets
