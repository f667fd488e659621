<?xml version="1.0" encoding="UTF-8"?>
<!-- Chapter 3.11, Reference systems: pages, columns, lines and other divisions that have no element
     around them. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <!-- A page of the source: a label that can be cited. -->
  <xsl:template match="pb" mode="m:html" as="element()">
    <xsl:call-template name="f:milestone">
      <xsl:with-param name="label" select="
          string-join((f:edition-of(@edRef),
            if (@n) then f:label-with('page', map{'n': string(@n)}) else f:label('page.unnumbered')), ', ')"/>
    </xsl:call-template>
  </xsl:template>

  <!-- Returns the sigla of the witnesses whose page or column begins. -->
  <xsl:function name="f:edition-of" as="xs:string?">
    <xsl:param name="edition" as="attribute()?"/>
    <xsl:sequence select="
        string-join(tokenize($edition) ! (id(replace(., '^#', ''), root($edition))[self::witness] ! f:siglum(.),
          replace(., '^.*#', ''))[1], ' ')[. ne '']"/>
  </xsl:function>

  <!-- Within a word a page without a number begins at a stroke. -->
  <xsl:template match="pb[@break = 'no'][not(@n)][not(@facs)] | cb[@break = 'no'][not(@n)][not(@facs)]
        | gb[@break = 'no'][not(@n)][not(@facs)]" mode="m:html" as="element()">
    <span data-generated="" title="{f:label('page.unnumbered')[current()/self::pb]}">
      <xsl:apply-templates select="." mode="m:attributes">
        <xsl:with-param name="class" select="'within'"/>
      </xsl:apply-templates>
      <xsl:text>|</xsl:text>
    </span>
  </xsl:template>

  <xsl:template match="gb" mode="m:html" as="element()">
    <xsl:call-template name="f:milestone">
      <xsl:with-param name="label" select="f:label-with('gathering', map{'n': string(@n)})"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="cb" mode="m:html" as="element()">
    <xsl:call-template name="f:milestone">
      <xsl:with-param name="label" select="string-join((f:edition-of(@edRef), f:label-with('column', map{'n': string(@n)})), ', ')"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="milestone" mode="m:html" as="element()">
    <xsl:call-template name="f:milestone">
      <xsl:with-param name="label"
          select="(string-join((@unit[not(. = ('undefined', 'unspecified'))], @n), ' ')[. ne ''], @rend, f:label('milestone'))[1]"/>
    </xsl:call-template>
  </xsl:template>

  <!-- A mark of the scribe's between two sections. -->
  <xsl:template match="milestone[f:mark(@rend)][not(@n)]" mode="m:html" priority="0.9" as="element()">
    <span data-generated="" title="{@rend}">
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:value-of select="f:mark(@rend)"/>
    </span>
  </xsl:template>

  <!-- A page or a column that begins with a line of its own stands on a line of its own. -->
  <xsl:template match="pb[f:begins-line(.)] | cb[f:begins-line(.)] | gb[f:begins-line(.)]" mode="m:html" as="element()+">
    <br class="lb"/>
    <xsl:next-match/>
  </xsl:template>

  <!-- Returns whether the page or column that begins within a text begins with a line of its own. -->
  <xsl:function name="f:begins-line" as="xs:boolean">
    <xsl:param name="break" as="element()"/>
    <xsl:sequence select="
        exists($break[not(@break = 'no')][not(map:contains($f:containers, local-name(..)))]
          [following-sibling::node()[not(self::text()[not(normalize-space())])][1][self::lb[not(@break = 'no')] or self::cb or self::fw]]
          [preceding-sibling::node()[not(self::text()[not(normalize-space())])][1][not(self::pb or self::cb or self::gb or self::fw)]])"/>
  </xsl:function>

  <!-- A change that the source marks by an ornament, a rule or a space alone. -->
  <xsl:template match="milestone[f:ornament(.) = 'asterisks']" mode="m:html" priority="1" as="element()">
    <xsl:element name="{f:tag(., 'span')}">
      <xsl:attribute name="data-generated"/>
      <xsl:apply-templates select="." mode="m:attributes">
        <xsl:with-param name="class" select="'ornament'"/>
      </xsl:apply-templates>
      <xsl:text> * * * </xsl:text>
    </xsl:element>
  </xsl:template>

  <xsl:template match="milestone[f:ornament(.) = ('rule', 'space')][f:block(.)]" mode="m:html" priority="1"
      as="element()">
    <hr data-generated="">
      <xsl:apply-templates select="." mode="m:attributes">
        <xsl:with-param name="class" select="f:ornament(current())"/>
      </xsl:apply-templates>
    </hr>
  </xsl:template>

  <xsl:template name="f:milestone" as="element()">
    <xsl:param name="label" as="xs:string+"/>
    <span data-generated="">
      <xsl:apply-templates select="." mode="m:attributes">
        <xsl:with-param name="class" select="'within'[current()/@break = 'no']"/>
      </xsl:apply-templates>
      <xsl:variable name="text" as="xs:string" select="
          '[' || (if (@break = 'no') then translate($label[1] || f:edition-named(.), ' ', '')
            else normalize-space($label[1]) || f:edition-named(.)) || ']'"/>
      <xsl:choose>
        <xsl:when test="@xml:id">
          <a href="#{encode-for-uri(@xml:id)}"><xsl:value-of select="$text"/></a>
        </xsl:when>
        <xsl:otherwise>
          <xsl:value-of select="$text"/>
        </xsl:otherwise>
      </xsl:choose>
      <xsl:apply-templates select="@facs" mode="m:image"/>
    </span>
  </xsl:template>

  <!-- Returns the edition of the source that a page or a line is counted in, where one is named. -->
  <xsl:function name="f:edition-named" as="xs:string">
    <xsl:param name="milestone" as="element()"/>
    <xsl:sequence select="string-join($milestone/(@ed, @edRef[not(parent::pb or parent::cb)])[1] ! f:who(.) ! (', ' || .))"/>
  </xsl:function>

  <!-- The image of a page: beside the text, … -->
  <xsl:template match="@facs[f:scan-anchor(.)]" mode="m:image" as="element()" priority="1">
    <a class="image" href="#{encode-for-uri(f:scan-anchor(.))}" title="{f:label('scan.show')}">
      <xsl:value-of select="f:label('image')"/>
    </a>
  </xsl:template>

  <!-- … or where it lies in the edition or on the web. -->
  <xsl:template match="@facs" mode="m:image" as="element()?">
    <xsl:variable name="address" as="xs:string?"
        select="(f:image(.)/@path ! f:link(.), f:image-addresses(.) ! f:picture-address(.))[1]"/>
    <xsl:if test="$address">
      <a class="image" href="{$address}" title="{f:label('image')}">
        <xsl:value-of select="f:label('image')"/>
      </a>
    </xsl:if>
  </xsl:template>

  <!-- On a stone or a papyrus a line that is not numbered in the series shows its number, too: "5a". -->
  <xsl:template match="lb/@n[not(. castable as xs:integer)][normalize-space()][string-length(.) le 6][f:leiden(..)]"
      mode="m:line-number" priority="1" as="element()">
    <xsl:sequence select="f:generated('line-number', . || ' '[not(current()/../@break = 'no')])"/>
  </xsl:template>

  <!-- A line of the source ends, and a word with it. -->
  <xsl:template match="lb" mode="m:html" as="node()+">
    <xsl:text> </xsl:text>
    <br>
      <xsl:apply-templates select="." mode="m:attributes">
        <xsl:with-param name="class" select="'lb'"/>
      </xsl:apply-templates>
    </br>
    <xsl:apply-templates select="@n" mode="m:line-number"/>
  </xsl:template>

  <!-- The first line of a block begins with the block. -->
  <xsl:template match="lb[f:block(..)][not(preceding-sibling::*)][not(preceding-sibling::text()[normalize-space()])]"
      mode="m:html" priority="0.8" as="element()*">
    <xsl:for-each select="f:zoned-id(.)">
      <span data-generated="" id="{.}"/>
    </xsl:for-each>
    <xsl:apply-templates select="@n" mode="m:line-number"/>
  </xsl:template>

  <!-- A line of the source ends within a word: the word stays whole; the line ends by CSS, with a
       hyphen where the source has none. -->
  <xsl:template match="lb[@break = 'no']" mode="m:html" priority="1" as="element()+">
    <span data-generated="">
      <xsl:apply-templates select="." mode="m:attributes">
        <xsl:with-param name="class" select="
            'lb', 'within',
            'hyphened'[not(matches(current()/preceding-sibling::node()[1][self::text()], '[-‐‑⸗=¬­⹀]\s*$'))]"/>
      </xsl:apply-templates>
    </span>
    <xsl:apply-templates select="@n" mode="m:line-number"/>
  </xsl:template>

  <!-- Lines of the source where lines of verse, or blocks, end anyway. -->
  <xsl:template match="lb[f:among-blocks(.)]" mode="m:html" priority="2"
      as="element()*">
    <xsl:for-each select="f:zoned-id(.)">
      <span data-generated="" id="{.}"/>
    </xsl:for-each>
  </xsl:template>

</xsl:stylesheet>
