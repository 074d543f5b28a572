tip-one = { $lead ->
    [a] A
   *[b] { $lead ->
        [0] B
       *[other] C
    }
}
    .body = `x` <b>{ "{" }</b>
