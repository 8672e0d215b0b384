#pragma once

#include <QWidget>

#include <vector>

class QChart;
class QChartView;
class QLineSeries;
class QValueAxis;

namespace grapevine::widgets {

/// A few lines over the last while, time from left to right. Each line has a pen of its own, so
/// that they can be told apart without colours. Where nobody watched there is no line.
///
/// The chart itself is built when it is first shown or given something to show: it takes long, and
/// a program that starts shows none.
class HistoryChart final : public QWidget {
    Q_OBJECT
public:
    /// One line, as its theme colour and pen.
    struct Line {
        enum class Ink : std::uint8_t { Alive, Suspect, Failed, Accent, Text, Quiet };
        QString name;
        Ink ink = Ink::Accent;
        Qt::PenStyle pen = Qt::SolidLine;
    };

    static constexpr std::size_t kRunsMost = 8;

    HistoryChart(const QString& objectName, const QString& title, const std::vector<Line>& lines,
                 QWidget* parent = nullptr);

    /// Values of one line by age: x in minutes, 0 is now and the rest negative. At most a few
    /// hundred points; a NaN y interrupts the line. Of a line
    /// that is broken more often than kRunsMost times the newest runs are drawn.
    void setValues(std::size_t line, const QList<QPointF>& points);
    /// From `minutes` ago until now, and up to at least `most`.
    void setRange(double minutes, double most);

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void build();
    QLineSeries* addSeries(const Line& line, bool inLegend);
    void tint();

    std::vector<Line> m_lines;
    QChart* m_chart = nullptr;
    QChartView* m_view = nullptr;
    QValueAxis* m_time = nullptr;
    QValueAxis* m_value = nullptr;
    /// Of each line its unbroken runs, newest first; those not in use are empty.
    std::vector<std::vector<QLineSeries*>> m_series;
};

} // namespace grapevine::widgets
