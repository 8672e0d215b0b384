#pragma once

#include <QWidget>

#include <vector>

#include "ui/models/run_times.h"

class QChart;
class QChartView;
class QLogValueAxis;
class QScatterSeries;
class QValueAxis;

namespace grapevine::widgets {

class ElidedLabel;

/// How long the members' acks and answers took: a dot for each member, from left to right by time
/// and from below by how many had come until then. Both kinds have a shape of their own. Below,
/// the same in numbers.
class RunChart final : public QWidget {
    Q_OBJECT
public:
    /// Dots of both kinds together; more are thinned out evenly.
    static constexpr std::size_t kDotsMost = 2'000;

    explicit RunChart(QWidget* parent = nullptr);

    /// Reads the run at once and keeps nothing of it but the dots. To be called while in sight.
    void show(const models::AskRun& run);
    [[nodiscard]] std::size_t dots() const { return m_acks.times.size() + m_answers.times.size(); }

Q_SIGNALS:
    /// The person wants to read of that member.
    void memberChosen(const std::string& member);

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Kind {
        QScatterSeries* series = nullptr;
        std::vector<models::ReplyTime> times;
    };

    Kind make(models::ReplyKind kind, const QString& name);
    void fit();
    void hint(const Kind& kind, const QPointF& dot) const;
    [[nodiscard]] static const models::ReplyTime* find(const Kind& kind, const QPointF& dot);
    void tint();

    QChart* m_chart = nullptr;
    QChartView* m_view = nullptr;
    QLogValueAxis* m_time = nullptr;
    QValueAxis* m_count = nullptr;
    Kind m_acks;
    Kind m_answers;
    ElidedLabel* m_ackWords = nullptr;
    ElidedLabel* m_answerWords = nullptr;
};

} // namespace grapevine::widgets
