#pragma once

#include <QWidget>

#include "ui/widgets/notice.h"

class QGridLayout;
class QLabel;
class QPushButton;

namespace grapevine::widgets {

/// Stands where the table would when there is nothing to show, and says why in plain words.
/// While connecting, faint rows below the words show what is to come.
class MessagePanel final : public QWidget {
    Q_OBJECT
public:
    explicit MessagePanel(QWidget* parent = nullptr);

    void show(const Notice& notice);
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    void acted(grapevine::widgets::NoticeAction action);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void showSeeds(const std::vector<SeedLine>& seeds);
    void paintSkeleton(class QPainter& painter) const;

    QLabel* m_headline = nullptr;
    QLabel* m_detail = nullptr;
    QLabel* m_evidence = nullptr;
    QWidget* m_seedBox = nullptr;
    QGridLayout* m_seedGrid = nullptr;
    QPushButton* m_button = nullptr;
    NoticeAction m_action = NoticeAction::None;
    NoticeKind m_kind = NoticeKind::None;
    bool m_warns = false;
};

} // namespace grapevine::widgets
