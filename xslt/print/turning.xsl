<?xml version="1.0" encoding="UTF-8"?>
<!-- What goes to the next page. Where a page was found to end after a heading, or between a note and
     its call, the book is set again: there a mark asks for room, and where the page has none, what
     follows stands on the next one. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:b="urn:edition:book"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    exclude-result-prefixes="#all">

  <!-- The places, as they were read in the PDF: "heading-2 note-17". One that is named twice needs
       twice the room. -->
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
        <xsl:variable name="places" as="element()*" select="
            f:named-places($book//(b:doc-title | b:head), 'heading'),
            f:named-places($book//(b:minor-head | b:flush | b:speaker), 'line'),
            f:named-places($book//(b:note | b:variants), 'note') ! f:turning-point(.)"/>
        <xsl:document>
          <xsl:apply-templates select="$book" mode="m:turned">
            <xsl:with-param name="places" select="$places" tunnel="yes"/>
          </xsl:apply-templates>
        </xsl:document>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- Returns those elements of a kind that are named, each as often as it is. -->
  <xsl:function name="f:named-places" as="element()*">
    <xsl:param name="elements" as="element()*"/>
    <xsl:param name="kind" as="xs:string"/>
    <xsl:for-each select="tokenize($turns)[substring-before(., '-') eq $kind]">
      <xsl:variable name="number" as="xs:integer" select="xs:integer(substring-after(., '-'))"/>
      <xsl:sequence select="$elements[$number]"/>
    </xsl:for-each>
  </xsl:function>

  <!-- Returns what is to ask for room, so that a note stands on the page of its call: the note itself,
       which the line of its call goes with; within other blocks, where Typst does not let a line go
       with its note, what of them begins a line. -->
  <xsl:function name="f:turning-point" as="element()">
    <xsl:param name="note" as="element()"/>
    <xsl:variable name="block" as="element()?" select="$note/ancestor::*[f:begins-line(.)][1]"/>
    <xsl:sequence select="
        if ($block[not(self::b:p)] or $block/ancestor::*[f:begins-line(.) or f:sets-apart(.)])
        then $block else $note"/>
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

  <xsl:template match="b:*" mode="m:turned" as="element()*">
    <xsl:param name="places" as="element()*" tunnel="yes"/>
    <xsl:variable name="turn" as="element(b:turn)?">
      <xsl:if test="exists(. intersect $places)">
        <b:turn before="{local-name()}" room="{count($places[. is current()])}"/>
      </xsl:if>
    </xsl:variable>
    <xsl:sequence select="$turn[not(f:holds-turn(current()))]"/>
    <xsl:copy>
      <xsl:copy-of select="@*"/>
      <xsl:copy-of select="$turn[current()/(self::b:note | self::b:variants)]/@room"/>
      <xsl:sequence select="$turn[current()/(self::b:item | self::b:cell)]"/>
      <xsl:apply-templates mode="#current"/>
    </xsl:copy>
  </xsl:template>

  <!-- Returns whether an element has the mark in itself. -->
  <xsl:function name="f:holds-turn" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
        exists($element[self::b:note or self::b:variants or self::b:item or self::b:cell])"/>
  </xsl:function>

</xsl:stylesheet>
