#pragma once

#include <QFrame>

class QLabel;

namespace grapevine::widgets {

/// A headline and a sentence or two on a tinted ground: what came of something that has no rows.
class NoteFrame final : public QFrame {
    Q_OBJECT
public:
    explicit NoteFrame(const QString& objectName, QWidget* parent = nullptr);

    /// Both are plain text, whatever stands in them.
    void show(const QString& headline, const QString& detail, bool warns);
    [[nodiscard]] QString text() const;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QLabel* m_headline = nullptr;
    QLabel* m_detail = nullptr;
    bool m_warns = false;
};

} // namespace grapevine::widgets
