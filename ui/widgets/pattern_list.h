#pragma once

#include <QList>
#include <QWidget>

#include <vector>

#include "ui/models/view_words.h"

class QLabel;

namespace grapevine::widgets {

class NoteFrame;

/// What is found in who says what, in words: the gravest few as cards, and how many more there are.
class PatternList final : public QWidget {
    Q_OBJECT
public:
    static constexpr int kShownMost = 3;

    explicit PatternList(QWidget* parent = nullptr);

    /// Hides itself while there are none.
    void show(const QList<models::PatternCard>& cards);
    /// All of it, as a person reads it.
    [[nodiscard]] QString text() const;

private:
    QList<models::PatternCard> m_cards;
    std::vector<NoteFrame*> m_frames;
    QLabel* m_more = nullptr;
};

} // namespace grapevine::widgets
