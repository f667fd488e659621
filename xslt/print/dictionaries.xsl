<?xml version="1.0" encoding="UTF-8"?>
<!-- TEI chapter 9: dictionaries. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:b="urn:edition:book"
    xmlns:c="urn:edition:context"
    xmlns:d="urn:edition:diagnostics"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:template match="entry | entryFree | superEntry | entry/dictScrap" mode="m:book" as="node()*">
    <b:hanging><xsl:call-template name="f:entry-pieces"/></b:hanging>
  </xsl:template>

  <!-- ═══ A dictionary: entries one after the other, in columns ═══ -->

  <!-- Returns whether an entry stands among so many that they are a dictionary. -->
  <xsl:function name="f:among-entries" as="xs:boolean">
    <xsl:param name="element" as="element()?"/>
    <xsl:sequence select="
        exists($element[self::entry or self::entryFree or self::superEntry]/..[not(self::superEntry)]
          /(entry | entryFree | superEntry)[8])"/>
  </xsl:function>

  <!-- The first one stands for all, with the breaks between them. -->
  <xsl:template match="entry[f:among-entries(.)] | entryFree[f:among-entries(.)] | superEntry[f:among-entries(.)]"
      mode="m:book" as="element(b:dictionary)?" priority="3">
    <xsl:if test="not(f:among-entries(f:before(.)))">
      <xsl:variable name="next" as="element()?"
          select="following-sibling::*[not(f:among-entries(.) or f:is-between-entries(.))][1]"/>
      <xsl:variable name="run" as="element()+"
          select="., following-sibling::*[f:among-entries(.) or f:is-between-entries(.)][not($next) or . &lt;&lt; $next]"/>
      <b:dictionary letters="{sum($run ! string-length())}">
        <xsl:apply-templates select="$run[f:has-notes(.)][1]" mode="m:notes"/>
        <xsl:apply-templates select="$run" mode="m:lexical"/>
      </b:dictionary>
    </xsl:if>
  </xsl:template>

  <xsl:template match="(pb | cb | gb | lb | milestone | anchor | fw | index)[f:is-between-entries(.)]" mode="m:book"
      as="empty-sequence()" priority="4"/>

  <!-- Returns whether an element is no part of the text, and stands between two entries. -->
  <xsl:function name="f:is-between-entries" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
        exists($element[self::pb or self::cb or self::gb or self::lb or self::milestone or self::anchor
          or self::fw or self::index])
        and f:among-entries(f:before($element)) and f:among-entries(f:after($element))"/>
  </xsl:function>

  <!-- Returns what stands after an element, milestones aside. -->
  <xsl:function name="f:after" as="element()?">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
        $element/following-sibling::*[not(self::pb or self::cb or self::gb or self::lb or self::milestone
          or self::anchor or self::fw or self::index)][1]"/>
  </xsl:function>

  <xsl:mode name="m:lexical" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="*" mode="m:lexical" as="element(b:dictionary-entry)">
    <b:dictionary-entry word="{f:plain(f:reading-text((.//(form | orth))[1]/(descendant-or-self::orth, .)[1]/node()))}">
      <xsl:apply-templates select="@*" mode="m:attributes"/>
      <xsl:call-template name="f:entry-pieces"/>
    </b:dictionary-entry>
  </xsl:template>

  <!-- There is no margin between columns: where a page of the source begins is said in a line. -->
  <xsl:template match="cb | gb | lb | milestone | anchor | index" mode="m:lexical" as="node()*">
    <xsl:apply-templates select="@xml:id" mode="m:anchor"/>
  </xsl:template>

  <xsl:template match="fw" mode="m:lexical" as="node()*">
    <b:furniture><xsl:call-template name="f:content"/></b:furniture>
  </xsl:template>

  <xsl:template match="pb" mode="m:lexical" as="element(b:source-page)" priority="1">
    <b:source-page>
      <xsl:apply-templates select="@xml:id" mode="m:attributes"/>
      <xsl:value-of select="normalize-space(@n)"/>
    </b:source-page>
  </xsl:template>

  <!-- ═══ The pieces of an entry ═══ -->

  <xsl:template match="gramGrp | dictScrap | sense | hom | re | form | def | xr | lbl | hyph | syll | stress
        | entry//entry | cit[ancestor::entry or ancestor::entryFree][not(f:block(.))]" mode="m:book" as="node()*" priority="1">
    <b:span><xsl:call-template name="f:entry-pieces"/></b:span>
  </xsl:template>

  <xsl:template match="orth" mode="m:book" as="node()*">
    <b:hi look="bold"><xsl:call-template name="f:content"/></b:hi>
  </xsl:template>

  <xsl:template match="(form[@type = ('inflected', 'variant')] | cit/form)/orth" mode="m:book" as="node()*" priority="1">
    <b:span><xsl:call-template name="f:content"/></b:span>
  </xsl:template>

  <xsl:template match="pos | gen | usg | number[not(*)] | case | tns | mood | per | gram | subc | iType" mode="m:book"
      as="node()*" priority="1">
    <b:hi look="italic">
      <xsl:call-template name="f:entry-pieces"/>
      <xsl:value-of select=".[not(node())]/(@norm, @expand, @value)[1]"/>
    </b:hi>
  </xsl:template>

  <xsl:template match="pron | etym" mode="m:book" as="node()*" priority="1">
    <xsl:variable name="brackets" as="xs:string*" select="f:brackets(.)"/>
    <xsl:value-of select="$brackets[1]"/>
    <b:span><xsl:call-template name="f:entry-pieces"/></b:span>
    <xsl:value-of select="$brackets[2]"/>
  </xsl:template>

  <!-- An example is told from its translation by its letters. -->
  <xsl:template match="cit[ancestor::entry or ancestor::entryFree][not(bibl)][not(f:block(.))]/(quote | q)" mode="m:book"
      as="node()*" priority="5">
    <b:hi look="{if (f:translates(..)) then 'upright' else 'italic'}"><xsl:call-template name="f:content"/></b:hi>
  </xsl:template>

  <!-- The headword where an entry repeats it. -->
  <xsl:template match="(oRef | pRef)[not(node())]" mode="m:book" as="text()">
    <xsl:text>~</xsl:text>
  </xsl:template>

  <!-- The pieces of an entry, with the marks of a dictionary between them where the source has none. -->
  <xsl:template name="f:entry-pieces" as="node()*">
    <xsl:apply-templates select="@*" mode="m:attributes"/>
    <xsl:variable name="number" as="xs:string" select="f:number-of(.)"/>
    <xsl:if test="$number ne ''">
      <b:hi look="bold"><xsl:value-of select="$number"/></b:hi>
      <b:space/>
    </xsl:if>
    <xsl:value-of select="self::xr ! f:relation-label(.), self::cit ! f:tongue(.)" separator=""/>
    <xsl:choose>
      <xsl:when test="f:bare(.)">
        <xsl:for-each select="*">
          <xsl:if test="position() gt 1">
            <xsl:value-of select="replace(f:between-pieces(preceding-sibling::*[1], .), ' $', '')"/>
            <b:space/>
          </xsl:if>
          <xsl:apply-templates select="." mode="m:book"/>
        </xsl:for-each>
      </xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates mode="m:book"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

</xsl:stylesheet>
