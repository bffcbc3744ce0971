(* Exact values at a point. *)
Lemma root_of x : 0 < x -> exists r : R, 0 < r /\ r * r = x.
Proof. intro. exists (sqrt x). split; [apply sqrt_lt_R0 | apply sqrt_sqrt]; lra. Qed.
Ltac written_out := repeat match goal with x := _ : R |- _ => subst x end;
  repeat match goal with exact : ?x = _ |- _ => is_var x; subst x end.
Ltac numeric :=
  written_out; repeat match goal with |- _ /\ _ => split end;
  first [lra | field; lra | field_simplify; lra | nra | intro; lra | let e := fresh in intro e; field_simplify in e; lra].
Ltac fails holds :=
  written_out;
  match type of holds with
  | _ /\ _ => let left := fresh in let right := fresh in destruct holds as [left right]; first [fails left | fails right]
  | _ \/ _ => let left := fresh in let right := fresh in destruct holds as [left | right]; [fails left | fails right]
  | ?p -> ?q => let met := fresh in assert (met : p) by numeric; specialize (holds met); fails holds
  | _ <-> _ => let left := fresh in let right := fresh in destruct holds as [left right]; first [fails left | fails right]
  | _ => first [lra | apply holds; field; lra | field_simplify in holds; lra | nra]
  end.

