<?xml version="1.0" encoding="UTF-8"?>
<!-- What goes to the next page. Where a page was found to end after a heading, between a note and its
     call, or so that a line of a paragraph stands alone, the book is set again: there a mark asks for
     room, and where the page has none, what follows stands on the next one. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:b="urn:edition:book"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    exclude-result-prefixes="#all">

  <!-- The places, as they were read in the PDF: "heading-2 note-17". At one that is named again the page
       ends, or so it does if the next one has more room for the note. "paragraph-17" is the paragraph that
       calls the note, "short-17" keeps a line free (and named again, two) at the foot of the page on which it
       begins. "loose": paragraphs with notes may leave single lines. -->
  <xsl:param name="turns" as="xs:string" select="''"/>

  <xsl:mode name="m:turned" on-no-match="shallow-copy" on-multiple-match="fail"/>

  <!-- Returns the book with a mark at each place that is to go to the next page. -->
  <xsl:function name="f:turned" as="document-node()">
    <xsl:param name="book" as="document-node()"/>
    <xsl:choose>
      <xsl:when test="$turns eq ''">
        <xsl:sequence select="$book"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:variable name="named" as="xs:string*" select="tokenize($turns)[. ne 'loose']"/>
        <xsl:variable name="again" as="xs:string*"
            select="for $n in 2 to count($named) return $named[$n][. = $named[position() lt $n]]"/>
        <xsl:document>
          <xsl:apply-templates select="$book" mode="m:turned">
            <xsl:with-param name="places" tunnel="yes"
                select="f:places($book, distinct-values($named[not(starts-with(., 'short-'))]))"/>
            <xsl:with-param name="shortened" tunnel="yes"
                select="f:places($book, distinct-values($named[starts-with(., 'short-')]))"/>
            <xsl:with-param name="lines" tunnel="yes" select="f:places($book, $named[starts-with(., 'short-')])"/>
            <xsl:with-param name="loose" select="tokenize($turns) = 'loose'" tunnel="yes"/>
            <xsl:with-param name="again" select="f:places($book, $again)" tunnel="yes"/>
          </xsl:apply-templates>
        </xsl:document>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- Returns the elements that are to ask for room, one for each place that is named. -->
  <xsl:function name="f:places" as="element()*">
    <xsl:param name="book" as="document-node()"/>
    <xsl:param name="named" as="xs:string*"/>
    <xsl:variable name="notes" as="element()*" select="$book//(b:note | b:variants)"/>
    <xsl:variable name="kinds" as="map(xs:string, element()*)" select="map{
        'heading': $book//(b:doc-title | b:head),
        'line': $book//(b:minor-head | b:flush | b:speaker),
        'note': $notes,
        'paragraph': $notes,
        'short': $notes}"/>
    <xsl:for-each select="$named">
      <xsl:variable name="kind" as="xs:string" select="substring-before(., '-')"/>
      <xsl:variable name="place" as="element()?" select="$kinds($kind)[xs:integer(substring-after(current(), '-'))]"/>
      <xsl:sequence select="
          if ($kind eq 'note') then $place ! f:turning-point(.)
          else if ($kind eq 'paragraph') then $place ! f:calling(.) ! f:first-of-run(.)
          else if ($kind eq 'short') then $place ! f:calling(.)
          else $place ! f:first-of-run(.)"/>
    </xsl:for-each>
  </xsl:function>

  <!-- Returns the block in which a note is called. -->
  <xsl:function name="f:calling" as="element()?">
    <xsl:param name="note" as="element()"/>
    <xsl:sequence select="$note/ancestor::*[f:begins-line(.)][1]"/>
  </xsl:function>

  <!-- Returns what is to ask for room, so that a note stands on the page of its call: the note itself,
       which the line of its call goes with; within other blocks, where Typst does not let a line go
       with its note, what of them begins a line. -->
  <xsl:function name="f:turning-point" as="element()">
    <xsl:param name="note" as="element()"/>
    <xsl:variable name="block" as="element()?" select="f:calling($note)"/>
    <xsl:sequence select="
        if ($block[not(self::b:p)] or $block/ancestor::*[f:begins-line(.) or f:sets-apart(.)])
        then f:first-of-run($block) else $note"/>
  </xsl:function>

  <!-- Returns the first of the lines that lead to an element, so that none of them is left; the element
       itself where there are none. -->
  <xsl:function name="f:first-of-run" as="element()">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="before" as="element()?" select="f:leading-line($element)"/>
    <xsl:sequence select="if ($before) then f:first-of-run($before) else f:around($element)"/>
  </xsl:function>

  <!-- Returns the outermost block that begins with an element, or the element. -->
  <xsl:function name="f:around" as="element()">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="around" as="element()?" select="
        $element[not(preceding-sibling::node()[normalize-space() or self::*])]/..[self::b:*]
          [not(self::b:doc or self::b:with)] ! f:around(.)"/>
    <xsl:sequence select="($around[not(self::b:div or self::b:span)], $element)[1]"/>
  </xsl:function>

  <!-- Returns the line directly before an element that leads to it. -->
  <xsl:function name="f:leading-line" as="element()?">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="before" as="node()?"
        select="$element/preceding-sibling::node()[normalize-space() or self::*][1]"/>
    <xsl:sequence select="
        if ($before) then $before[self::b:head or self::b:minor-head or self::b:speaker or self::b:flush]
        else $element/..[self::b:*][not(self::b:doc or self::b:with)] ! f:leading-line(.)"/>
  </xsl:function>

  <!-- Returns whether an element of the book begins a line that can go to the next page. -->
  <xsl:function name="f:begins-line" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
        exists($element[self::b:p or self::b:head or self::b:minor-head or self::b:centred or self::b:flush
          or self::b:dateline or self::b:salute or self::b:signed or self::b:verse-line or self::b:speaker
          or self::b:stage-block or self::b:item or self::b:cell or self::b:hanging])"/>
  </xsl:function>

  <!-- Returns whether the lines in an element of the book are those of a block of its own. -->
  <xsl:function name="f:sets-apart" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
        exists($element[self::b:quotation[not(@of)] or self::b:epigraph or self::b:speech or self::b:headnote
          or self::b:note-block or self::b:source-notes])"/>
  </xsl:function>

  <!-- Returns whether a paragraph comes directly after another one: so it is indented, whatever stands between. -->
  <xsl:function name="f:follows-paragraph" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="before" as="node()?"
        select="$element/preceding-sibling::node()[normalize-space() or self::*][not(self::b:interval)][1]"/>
    <xsl:sequence select="
        if ($before) then exists($before/(self::b:p | self::b:div/*[last()]/self::b:p)) else exists($element/..[self::b:div][f:follows-paragraph(.)])"/>
  </xsl:function>

  <xsl:template match="b:*" mode="m:turned" as="element()*">
    <xsl:param name="places" as="element()*" tunnel="yes"/>
    <xsl:param name="again" as="element()*" tunnel="yes"/>
    <xsl:param name="shortened" as="element()*" tunnel="yes"/>
    <xsl:param name="lines" as="element()*" tunnel="yes"/>
    <xsl:param name="loose" as="xs:boolean" tunnel="yes"/>
    <xsl:variable name="turn" as="element(b:turn)?">
      <xsl:if test="exists(. intersect $places)">
        <b:turn before="{local-name()}" room="{f:room(., count($again[. is current()]))}"/>
      </xsl:if>
    </xsl:variable>
    <xsl:sequence select="$turn[not(f:holds-turn(current()))]"/>
    <xsl:if test="exists(. intersect $shortened)">
      <b:short-page lines="{count($lines[. is current()])}"/>
    </xsl:if>
    <xsl:copy>
      <xsl:copy-of select="@*"/>
      <xsl:if test="$loose and self::b:p[@notes]">
        <xsl:attribute name="notes" select="'loose'"/>
      </xsl:if>
      <xsl:if test="$turn and self::b:p[not(@after)][f:follows-paragraph(.)]">
        <xsl:attribute name="after" select="'turn'"/>
      </xsl:if>
      <xsl:copy-of select="$turn[current()/(self::b:note | self::b:variants)]/@room"/>
      <xsl:sequence select="$turn[current()/(self::b:item | self::b:cell)]"/>
      <xsl:apply-templates mode="#current"/>
    </xsl:copy>
  </xsl:template>

  <!-- Returns how much room an element asks for that is named again so often. -->
  <xsl:function name="f:room" as="xs:integer">
    <xsl:param name="element" as="element()"/>
    <xsl:param name="again" as="xs:integer"/>
    <xsl:sequence select="if ($element[f:holds-turn(.)]) then max((1, $again)) else 1 + $again"/>
  </xsl:function>

  <!-- Returns whether an element has the mark in itself. -->
  <xsl:function name="f:holds-turn" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
        exists($element[self::b:note or self::b:variants or self::b:item or self::b:cell])"/>
  </xsl:function>

</xsl:stylesheet>
