-brand = Referee
    .case = of Referee
stage-open = { -brand(case: "x") }
    .summary = { -brand }
