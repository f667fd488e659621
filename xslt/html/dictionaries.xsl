<?xml version="1.0" encoding="UTF-8"?>
<!-- Chapter 10, Dictionaries: an entry is a paragraph, its headword stands out, a sense has its
     number; grammar, usage and etymology are told apart by their letters. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:template match="entry | entryFree | superEntry | hom | dictScrap | re" mode="m:html"
      as="element()">
    <div>
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:call-template name="f:entry-pieces"/>
    </div>
  </xsl:template>

  <!-- A sense with its number; an only sense goes on in the line of the headword. -->
  <xsl:template match="sense" mode="m:html" as="element()">
    <div>
      <xsl:apply-templates select="." mode="m:attributes">
        <xsl:with-param name="class" select="'only'[f:only-sense(current())]"/>
      </xsl:apply-templates>
      <xsl:call-template name="f:entry-pieces"/>
    </div>
  </xsl:template>

  <xsl:template match="form | gramGrp | etym | def | usg | orth | pron | gram | pos | gen | case
        | number | per | tns | mood | iType | subc | colloc | hyph | syll | stress | lang | lbl | xr"
      mode="m:html" as="element()">
    <xsl:element name="{f:tag(., 'span')}">
      <xsl:apply-templates select="." mode="m:attributes">
        <xsl:with-param name="class" select="@type ! ('type-' || replace(., '[^A-Za-z0-9_-]+', '-'))"/>
      </xsl:apply-templates>
      <xsl:call-template name="f:entry-pieces"/>
    </xsl:element>
  </xsl:template>

  <!-- What stands before and after a piece. -->
  <xsl:template match="pron[exists(f:brackets(.))] | etym[exists(f:brackets(.))]" mode="m:html" as="element()+">
    <xsl:variable name="brackets" as="xs:string*" select="f:brackets(.)"/>
    <xsl:sequence select="$brackets[1] ! f:sign(.)"/>
    <xsl:next-match/>
    <xsl:sequence select="$brackets[2] ! f:sign(.)"/>
  </xsl:template>

  <xsl:template match="xr[f:relation-label(.) ne '']" mode="m:html" priority="1" as="element()+">
    <xsl:sequence select="f:generated('lbl', f:relation-label(.))"/>
    <xsl:next-match/>
  </xsl:template>

  <!-- A grammatical property that only its attribute says. -->
  <xsl:template match="gram[not(node())] | pos[not(node())] | gen[not(node())] | case[not(node())]
        | number[not(node())] | per[not(node())] | tns[not(node())] | mood[not(node())] | iType[not(node())]
        | subc[not(node())]" mode="m:html" as="element()">
    <span data-generated="">
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:value-of select="(@norm, @expand, @value)[1]"/>
    </span>
  </xsl:template>

  <!-- An example or a translation. -->
  <xsl:template match="cit[ancestor::entry or ancestor::entryFree]" mode="m:html" priority="1" as="element()+">
    <xsl:sequence select="f:tongue(.)[. ne ''] ! f:generated('tongue', .)"/>
    <xsl:element name="{f:tag(., 'span')}">
      <xsl:apply-templates select="." mode="m:attributes">
        <xsl:with-param name="class" select="
            @type ! ('type-' || replace(., '[^A-Za-z0-9_-]+', '-')), 'translation'[f:translates(current())],
            'attested'[current()/bibl]"/>
      </xsl:apply-templates>
      <xsl:call-template name="f:entry-pieces"/>
    </xsl:element>
  </xsl:template>

  <!-- Its words need no marks of quotation, unless somebody is quoted. -->
  <xsl:template match="cit[ancestor::entry or ancestor::entryFree][not(bibl)][not(f:block(.))]/(quote | q)"
      mode="m:quotation" priority="3" as="element()">
    <span>
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:apply-templates mode="m:html"/>
    </span>
  </xsl:template>

  <!-- The pieces of an entry, with the marks of a dictionary between them where the source has none. -->
  <xsl:template name="f:entry-pieces" as="node()*">
    <xsl:variable name="number" as="xs:string" select="f:number-of(.)"/>
    <xsl:if test="$number ne ''">
      <xsl:sequence select="
          if (self::entry) then f:generated('homograph', $number) else f:generated('sense-number', $number || ' ')"/>
    </xsl:if>
    <xsl:choose>
      <xsl:when test="f:bare(.)">
        <xsl:for-each select="*">
          <xsl:if test="position() gt 1">
            <xsl:variable name="mark" as="xs:string" select="f:between-pieces(preceding-sibling::*[1], .)"/>
            <xsl:sequence select="
                if ($mark eq ' ') then f:space() else f:generated('separator', $mark)"/>
          </xsl:if>
          <xsl:apply-templates select="." mode="m:html"/>
        </xsl:for-each>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="f:pieces"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Returns a space. -->
  <xsl:function name="f:space" as="text()">
    <xsl:text> </xsl:text>
  </xsl:function>

  <!-- The headword where an entry repeats it: as it stands, else a swung dash. -->
  <xsl:template match="oRef | pRef" mode="m:html" as="element()">
    <span>
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:sequence select="f:sign('~')[not(current()/node())]"/>
      <xsl:apply-templates mode="#current"/>
    </span>
  </xsl:template>

</xsl:stylesheet>
